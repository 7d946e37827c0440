# 合意ファイルと、対応・記録・カレンダーの食い違い
problem-fit-interval-column = サービスレベル「{ $level }」が使う列「{ $column }」が、対応（mapping）の区間記録にありません。
problem-fit-interval-column-hint = 対応の [intervals] に列を加えてください。それまで、この列を使う値はデータなしになります。
problem-fit-level-unknown = 「{ $value }」というサービスレベルは合意ファイルにありません。この行は使われていません。
problem-fit-level-unknown-hint = 識別子の綴りを合意ファイルの id に合わせてください。
problem-fit-reported-twice = 「{ $value }」の { $month } の申告値が2回あります。{ $first } 行目を使い、この行は使っていません。
problem-fit-reported-twice-hint = 正しい方だけを残してください。
problem-fit-holidays-uncovered = カレンダー「{ $calendar }」の { $from }〜{ $until } 年の祝日が未収録です。平日として数えました。
problem-fit-holidays-uncovered-hint = その年の祝日をカレンダーの例外（exceptions）として書いてください。
