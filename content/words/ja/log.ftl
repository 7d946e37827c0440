# 記録の読込みでの問題と拒否
problem-log-case-missing = 案件番号がありません（列「{ $column }」）。
problem-log-case-missing-hint = この行の案件番号を記入して送り直してください。
problem-log-activity-missing = 工程名がありません（列「{ $column }」）。
problem-log-activity-missing-hint = この行の工程名を記入して送り直してください。
problem-log-time-missing = 日時がありません（列「{ $column }」）。
problem-log-time-missing-hint = この行の日時を記入して送り直してください。
problem-log-time-unreadable = 「{ $value }」は日時として読めません（列「{ $column }」）。書式が違うか、存在しない日付です。
problem-log-time-unreadable-hint = 日時を直すか、読み取り定義 (mapping) の formats にこの書式を加えてください。
problem-log-time-without-zone = 「{ $value }」には時間帯がなく、読み取り定義にも指定がありません（列「{ $column }」）。
problem-log-time-without-zone-hint = 読み取り定義の zone に時間帯（例: Asia/Tokyo）を指定してください。
problem-log-time-weekday = 「{ $value }」の曜日は、その日付の曜日ではありません（列「{ $column }」）。
problem-log-time-weekday-hint = 日付と曜日のどちらが違うか委託先に確かめ、直してもらってください。
problem-log-time-nonexistent = 「{ $value }」は、夏時間への切替えで飛ばされ、存在しない時刻です（列「{ $column }」）。
problem-log-time-nonexistent-hint = 記録した時計の時間帯を確かめ、時刻か読み取り定義の zone を直してください。
problem-log-time-ambiguous = 「{ $value }」は、夏時間の終わりで二度ある時刻です。早い方として読みました（列「{ $column }」）。
problem-log-time-ambiguous-hint = 正確に区別するには、時差の付いた日時（例: 2026-10-25T02:30:00+02:00）で送ってもらってください。
problem-log-time-implausible = 「{ $value }」は1900年より前か2200年以後の日時です（列「{ $column }」）。
problem-log-time-implausible-hint = 仮の値と思われます。正しい日時を送ってもらうか、その行を除いてもらってください。
problem-log-cell-error = 「{ $value }」は表計算の数式のエラーです（列「{ $column }」）。
problem-log-cell-error-hint = 数式を直すか、値を記入して送り直してください。16桁以上の番号は、数値ではなく文字列として書いてください。
problem-log-value-error = 「{ $value }」は表計算の数式のエラーです（列「{ $column }」）。この値だけ「値なし」としました。
problem-log-value-error-hint = この値が要るなら、数式を直すか、値を記入して送り直してください。
problem-log-end-before-start = 終了「{ $value }」が開始より前です（列「{ $column }」）。
problem-log-end-before-start-hint = 開始と終了のどちらが違うか委託先に確かめ、直して送り直してもらってください。
problem-log-column-count = 列の数が見出しと違います（{ $value }列）。
problem-log-column-count-hint = 区切り文字や引用符の抜けを確かめ、見出しと同じ列数にして送り直してください。
problem-log-quote-unclosed = 引用符 (") が閉じられていません。この行だけを除けて、次の行から読み続けました。
problem-log-quote-unclosed-hint = 引用符を閉じるか、文字としての引用符を二つ重ねて ("") 送り直してください。
problem-log-row-too-long = 行が長すぎます（上限は1 MiB）。
problem-log-row-too-long-hint = 改行が抜けていないか確かめ、行を分けて送り直してください。
problem-log-cell-too-long = 値が長すぎます（列「{ $column }」、上限は64 KiB）。
problem-log-cell-too-long-hint = 値を短くするか、この列を除いて送り直してください。
problem-log-row-empty = 値が一つもない行です。読み飛ばしました。
problem-log-row-empty-hint = 表計算の余分な行であれば、何もする必要はありません。
problem-log-encoding-broken = 文字が壊れています（列「{ $column }」）。
problem-log-encoding-broken-hint = ファイルの文字コードを確かめ、UTF-8 で書き出し直してください。
problem-log-character-forbidden = 文字ではない符号 (NUL) が入っています（列「{ $column }」）。
problem-log-character-forbidden-hint = この符号を取り除いて送り直してください。
problem-log-attribute-unreadable = 「{ $value }」は、列「{ $column }」の型の値として読めません。この値だけ「値なし」としました。
problem-log-attribute-unreadable-hint = 値を直すか、読み取り定義のこの列の型 (kind) を text に変えてください。
problem-log-attribute-time = 「{ $value }」は、時間帯がないか、存在しない時刻か、1900年より前または2200年以後のため読めません（列「{ $column }」）。この値だけ「値なし」としました。
problem-log-attribute-time-hint = 読み取り定義の zone に時間帯を指定するか、時刻を直してください。
problem-log-attribute-mixed = 属性「{ $column }」には違う型の値が混ざっています。{ $kind ->
    [number] 数値
   *[other] 文字列
}として読みました。
problem-log-attribute-mixed-hint = 出力元で型をそろえるか、読み取り定義でこの属性の型 (kind) を指定してください。
problem-log-attribute-repeated = 属性「{ $column }」が同じ案件または同じ事象に二度あります。初めの値を使いました。
problem-log-attribute-repeated-hint = 出力元の設定を確かめ、属性を一つにしてください。
problem-log-attribute-late = 案件の属性「{ $column }」が事象より後にあります。読みませんでした。
problem-log-attribute-late-hint = 案件の属性を、その案件の最初の事象より前に書き出してください。
problem-log-attribute-surplus = 属性の種類が多すぎます（512まで）。「{ $column }」は残しませんでした。
problem-log-attribute-surplus-hint = 必要な属性を読み取り定義の attributes に並べてください。
problem-log-trace-empty = 事象が一つもない案件です（{ $value }）。
problem-log-trace-empty-hint = 記録の抜けでないか、委託先に確かめてください。
problem-log-event-too-large = 属性の量が多すぎる事象です（合計1 MiBまたは1万件まで）。
problem-log-event-too-large-hint = 必要な属性だけを書き出して送り直してください。
problem-log-xml-attribute = 属性「{ $column }」の key か value が読めません。独自の実体参照 (&名前;) は展開しません。
problem-log-xml-attribute-hint = key と value を備え、&amp; などXML標準の参照だけを使って書き出し直してください。
problem-log-value-missing = 必要な値がありません（列「{ $column }」）。
problem-log-value-missing-hint = この値を記入して送り直してください。
problem-log-count-unreadable = 「{ $value }」は件数（0以上の整数）ではありません（列「{ $column }」）。
problem-log-count-unreadable-hint = 件数を整数で記入して送り直してください。
problem-log-number-unreadable = 「{ $value }」は数値として読めません（列「{ $column }」）。
problem-log-number-unreadable-hint = 99.95% や 0.9995 のように記入して送り直してください。
problem-log-month-unreadable = 「{ $value }」は年月として読めません（列「{ $column }」）。
problem-log-month-unreadable-hint = 2026-10 のように記入して送り直してください。
problem-log-verdict-unknown = 「{ $value }」が正しいか誤りか、読み取り定義にありません（列「{ $column }」）。
problem-log-verdict-unknown-hint = 読み取り定義の correct_values か wrong_values のどちらか一方にこの値を加えてください。
problem-log-report-empty = 値も分子も分母もない申告です。
problem-log-report-empty-hint = 少なくとも値、または分子と分母を記入して送り直してください。
problem-log-event-twice = 読み取り定義に書かれた列のすべてで、行{ $first }と同じ記録です（案件「{ $value }」）。両方を数えています。
problem-log-event-twice-hint = 二重に記録または出力されていないか委託先に確かめてください。別々の記録であれば、区別できる列を読み取り定義に加えてください。同じ時刻に実際に2回行われたのであれば、このままで正しい記録です。
problem-log-interval-twice = 「{ $value }」の区間「{ $start }」は行{ $first }にもあります。両方を数えています。
problem-log-interval-twice-hint = どちらが正しいか委託先に確かめ、他方を除いてもらってください。1つの区間を分けて記録したのであれば、このままで正しい記録です。
problem-log-sample-twice = サービスレベル「{ $level }」の標本「{ $value }」は、同じ月の行{ $first }にもあります。両方を数えています。
problem-log-sample-twice-hint = 同じものが2回抽出されたのか確かめ、そうでなければ一方を除いてもらってください。
problem-log-reported-impossible = あり得ない申告です。分母が0か、分子が分母を超えています。
problem-log-reported-impossible-hint = 正しい値を送ってもらってください。対象がなかった月は分子と分母を空欄にしてください。割合でない値（1件あたりの平均など）は、申告値も書いてもらってください。
refusal-log-file-empty = 「{ $file }」は空です。
refusal-log-file-empty-hint = 書き出しが終わっているか確かめ、もう一度受け取ってください。
refusal-log-file-foreign = 「{ $file }」は作業記録の形式（CSV、Excel ブック、Parquet、XES、OCEL）ではありません。
refusal-log-file-foreign-hint = CSV (UTF-8)、Excel ブック (.xlsx)、XES のどれかで書き出し直してください。
refusal-log-file-binary = 「{ $file }」は表でも文章でもありません（中身のほとんどが空のバイト (NUL)）。行も列も読み取れません。
refusal-log-file-binary-hint = 書き出しや転送が途中で壊れていないか確かめ、元のシステムから CSV (UTF-8) で書き出し直してください。
refusal-log-file-no-columns = 「{ $file }」の1行目に列の名前がありません。どの列が案件・活動・日時かを決められません。
refusal-log-file-no-columns-hint = 1行目を列の見出しにして書き出し直し、もう一度渡してください。
refusal-log-workbook-old = 「{ $file }」は古い形式の Excel ブック（.xls）か、パスワードの付いたブックです。
refusal-log-workbook-old-hint = パスワードを外し、Excel ブック (.xlsx) か CSV (UTF-8) で保存し直してください。
refusal-log-workbook-damaged = Excel ブック「{ $file }」は壊れているため、開けません。
refusal-log-workbook-damaged-hint = Excel で開けるか確かめ、保存し直すか、もう一度受け取ってください。
refusal-log-workbook-foreign = 「{ $file }」は zip ですが、Excel ブック (.xlsx) ではありません。
refusal-log-workbook-foreign-hint = zip の中のファイルを取り出すか、.xlsx か CSV (UTF-8) で保存し直してください。
refusal-log-sheet-missing = 「{ $file }」にシート「{ $sheet }」がありません。あるシート: { $sheets }
refusal-log-sheet-missing-hint = 読み取り定義の [file] sheet をブックのシート名に合わせてください。
refusal-log-parquet-damaged = Parquet ファイル「{ $file }」は壊れているため、読めません。
refusal-log-parquet-damaged-hint = 書き出しや転送が途切れていないか確かめ、もう一度受け取ってください。
refusal-log-parquet-codec = 「{ $file }」の圧縮方式 { $codec } は読めません。
refusal-log-parquet-codec-hint = 圧縮なしか、SNAPPY、ZSTD、LZ4 で書き出し直してください。
refusal-log-contents-swollen = 「{ $file }」は展開すると異常に大きくなるため、読むのを止めました。
refusal-log-contents-swollen-hint = 送り主に確かめ、本物なら期間を分けるか、CSV (UTF-8) で書き出し直してください。
refusal-log-file-too-large = 「{ $file }」は大きすぎて読めません（Excel ブック、Parquet、データベースは{ $limit } MiBまで）。
refusal-log-file-too-large-hint = 期間を分けるか、大きさに限りのない CSV (UTF-8) で書き出し直してください。
refusal-log-gzip-truncated = 「{ $file }」の圧縮データが途中で切れています。
refusal-log-gzip-truncated-hint = 転送が途切れていないか確かめ、もう一度受け取ってください。
refusal-log-gzip-damaged = 「{ $file }」の圧縮データが壊れています。
refusal-log-gzip-damaged-hint = もう一度圧縮して送ってもらってください。
refusal-log-gzip-bomb = 「{ $file }」は展開すると異常に大きくなるため、読むのを止めました。
refusal-log-gzip-bomb-hint = 送り主に確かめ、本物なら展開してから渡してください。
refusal-log-xml-broken = 「{ $file }」は正しい XML ではありません（{ $position }バイト目付近）。
refusal-log-xml-broken-hint = 書き出しをやり直し、もう一度受け取ってください。
refusal-log-xml-unclosed = 「{ $file }」の XML が途中で終わっています（{ $position }バイト目）。
refusal-log-xml-unclosed-hint = 書き出しや転送が途切れていないか確かめ、もう一度受け取ってください。
refusal-log-xml-doctype = 「{ $file }」には文書型宣言 (DOCTYPE) があります。安全のため読みません。
refusal-log-xml-doctype-hint = 文書型宣言のない XES で書き出し直してください。
refusal-log-xml-too-deep = 「{ $file }」の XML の入れ子が深すぎます（32段まで）。
refusal-log-xml-too-deep-hint = 書き出し元の設定を確かめ、XES の規格に沿って書き出し直してください。
refusal-log-xml-too-large = 「{ $file }」に大きすぎる要素があります（1 MiB、属性256個まで）。
refusal-log-xml-too-large-hint = 書き出し元の設定を確かめ、XES の規格に沿って書き出し直してください。
refusal-log-xml-not-xes = 「{ $file }」は XML ですが、XES ではありません（最上位が log ではない）。
refusal-log-xml-not-xes-hint = XES か CSV で書き出し直してください。
refusal-log-start-in-xes = 「{ $file }」は XES です。読み取り定義の start（開始日時）は表（CSV、Excel ブック、Parquet）でだけ使えます。
refusal-log-start-in-xes-hint = start を削除してください。XES では開始と終了が別々の事象で、状態は lifecycle:transition です。
refusal-log-mapping-missing = 「{ $file }」のどの列が何かを示す読み取り定義 (mapping) がありません。
refusal-log-mapping-missing-hint = kajitori log inspect で案を作り、確かめてから --mapping で渡してください。
refusal-log-attribute-resource = 「{ $file }」の読み取り定義で、担当者（resource）の列「{ $column }」が、状態・組織・属性のどれかにも書かれています。このままでは氏名が残ります。
refusal-log-attribute-resource-hint = この列は resource だけに書いてください。担当者は符号で残ります。
refusal-log-column-missing = 「{ $file }」に列「{ $column }」がありません。ある列: { $columns }
refusal-log-column-missing-hint = 読み取り定義の列名をファイルの見出しに合わせてください。
refusal-log-column-twice = 「{ $file }」に列「{ $column }」が二つ以上あります。
refusal-log-column-twice-hint = どちらを使うか分かるように、見出しを変えて送ってもらってください。
refusal-log-header-unreadable = 「{ $file }」の見出し行が読めません（長すぎるか、16,384列を超えています）。
refusal-log-header-unreadable-hint = 1行目を列の見出しにして書き出し直してください。
refusal-log-not-a-table = 「{ $file }」は表（CSV、Excel ブック、Parquet）ではありません。
refusal-log-not-a-table-hint = CSV (UTF-8) か Excel ブック (.xlsx) で書き出し直してください。
refusal-log-nothing-read = 「{ $file }」に読む行が一つもありません。
refusal-log-nothing-read-hint = 期間や抽出条件を確かめ、もう一度書き出してください。
refusal-log-too-many-rejects = 「{ $file }」は{ $rows }行のうち{ $rejected }行が読めません。許容は{ $allowed }%です。
refusal-log-too-many-rejects-hint = 除けた行のファイルと問題の一覧を見て、読み取り定義を直すか、委託先に送り直してもらってください。
refusal-log-zone-unknown = 時間帯「{ $zone }」を知りません（{ $file }の読み取り定義）。
refusal-log-zone-unknown-hint = Asia/Tokyo のような IANA の時間帯名を書いてください。
refusal-log-format-unknown = 日時の書式「{ $format }」を知りません（{ $file }の読み取り定義）。
refusal-log-format-unknown-hint = iso、unix_s、unix_ms、または %Y/%m/%d %H:%M のような書式を書いてください。
refusal-log-key-unreadable = 鍵ファイルが読めません。
refusal-log-key-unreadable-hint = 鍵ファイルを元の場所から戻すか、--key で正しいファイルを指定してください。
refusal-log-operator-collision = 「{ $file }」の二人の担当者が同じ符号になりました。
refusal-log-operator-collision-hint = 新しい鍵ファイルを作り、すべての期間を読み直してください。
refusal-log-too-much-text = 「{ $file }」は一つの列に入る文字の量（2 GiB）を超えています。
refusal-log-too-much-text-hint = 期間を分けて書き出し直してください。
refusal-log-parquet-foreign = 「{ $file }」は、この版の Kajitori が書いた記録ではありません。
refusal-log-parquet-foreign-hint = 元の記録から読み直してください。
problem-log-attribute-person = 属性「{ $column }」は人の名前と思われるため、残しませんでした。
problem-log-attribute-person-hint = 作業した人の列なら読み取り定義の resource に書いてください（符号で残ります）。人の名前でない列なら、出力側で列名を変えてもらってください。
question-log-ask-column = { $role ->
    [case] 案件番号
    [activity] 工程
    [time] 日時
    [level] サービスレベル
    [unit] 検査対象
    [correct] 正誤
   *[month] 年月
}の列はどれですか（{ $columns }）。読み取り定義に書いてください。
question-log-ask-which = { $role ->
    [case] 案件番号
    [activity] 工程
    [time] 日時
    [level] サービスレベル
    [unit] 検査対象
    [correct] 正誤
   *[month] 年月
}になりうる列が複数あります（{ $columns }）。先頭を選びました。正しいか確かめてください。
question-log-ask-date-order = 「{ $column }」の「{ $value }」は、{ $chosen }とも{ $others }とも読めます。{ $chosen }として読みました。確かめてください。
question-log-ask-start-status = 開始と終了の日時があるため、状態は start と complete にしました。「{ $column }」は属性として残しています。確かめてください。
question-log-ask-zone = 「{ $column }」には時間帯がありません。{ $zone } と仮定しました。確かめてください。
question-log-ask-sheet = シートが複数あります（{ $sheets }）。「{ $sheet }」を読みました。正しいか確かめてください。
question-log-ask-people = 人の名前と思われる列が他にもあり（{ $columns }）、残していません。担当者の列が正しいか確かめてください。
