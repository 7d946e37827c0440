# 合意ファイルと、対応・記録・カレンダーの食い違い
problem-fit-interval-column = サービスレベル「{ $level }」が使う列「{ $column }」が、対応（mapping）の区間記録にありません。
problem-fit-interval-column-hint = 対応の [intervals] に列を加えてください。それまで、この列を使う値はデータなしになります。
problem-fit-level-unknown = 「{ $value }」というサービスレベルは合意ファイルにありません。この行は使われていません。
problem-fit-level-unknown-hint = 識別子の綴りを合意ファイルの id に合わせてください。
problem-fit-reported-twice = 「{ $value }」の { $month } の申告値が2回あります。{ $first } 行目を使い、この行は使っていません。
problem-fit-reported-twice-hint = 正しい方だけを残してください。
problem-fit-holidays-uncovered = カレンダー「{ $calendar }」の { $from }〜{ $until } 年の祝日が未収録です。平日として数えました。
problem-fit-holidays-uncovered-hint = その年の祝日をカレンダーの例外（exceptions）として書いてください。
problem-fit-reported-impossible = 「{ $value }」の申告値が割合としてありえません（0〜100%の外、分子が分母を超える、または分母が0）。判定に使っていません。
problem-fit-reported-impossible-hint = 「97.2%」のように％を付けるか、分子と分母を確かめて出し直してもらってください。
problem-fit-not-in-force = 対象月 { $month } は、合意の適用開始日 { $from } より前です。
problem-fit-not-in-force-hint = その月に有効だった版の合意ファイルで測り直してください（要確認）。
problem-fit-nothing-matches = 合意ファイルの「{ $value }」に合うイベントが、ログに1件もありません。
problem-fit-nothing-matches-hint = 綴りをログの工程・状態・組織の名称に合わせてください。この期間に起きなかっただけなら、そのままで構いません。
