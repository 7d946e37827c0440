# definition

refusal-calendar-zone = タイムゾーン「{ $zone }」が見つかりません。
refusal-calendar-zone-hint = 合意ファイルのタイムゾーンを IANA 名（例: Asia/Tokyo）に直してください。
refusal-calendar-years = { $from }年から{ $until }年までの営業時間は計算できません。カレンダーが扱えるのは西暦1年から9998年までの連続する400年以内です。
refusal-calendar-years-hint = 記録または指定した年月に誤った日付がないか確認し、直してからもう一度実行してください。

# Problems of agreement and mapping files.

definition-word-type = { $expected ->
    [string] 文字列（"…"）
    [boolean] true か false
    [table] 表（[…] または { "{" }…{ "}" }）
    [array] 配列（["…", "…"]）
    [integer] 整数
    [number] 数（95%、0.95 など）
    [date] 日付（2026-04-01）
    [duration] 長さ（"40h"）
   *[other] 別の型
}
definition-word-found = { $found ->
    [string] 文字列
    [boolean] 真偽値
    [table] 表
    [array] 配列
    [integer] 整数
    [float] 小数
    [datetime] 日時
   *[other] 別の型
}
definition-word-what = { $what ->
    [calendar] カレンダー
    [process] 委託業務
    [column] 列
    [exclusion] 除外・控除
    [deduction] 控除
    [holder-rule] 保有者規則
    [service-level] サービスレベル
    [alternative] 別の数え方
   *[other] 定義
}

problem-definition-too-long = ファイルが大きすぎます（{ $size } バイト。上限は { $limit } バイト）。
problem-definition-too-long-hint = 指定したファイルが定義ファイルか確認し、不要な部分を削ってください。
problem-definition-syntax = TOML として読めません（{ $detail }）。
problem-definition-syntax-hint = この行の引用符、括弧、等号を確認し、同じ項目を2回書いていないかも確かめて直してください。
problem-definition-format = この書式の版には対応していません。
problem-definition-format-hint = 「format = { $known }」と書いてください。新しい版の書式で書かれたファイルなら、kajitori を更新してください。
problem-definition-unknown-key = 「{ $key }」という項目はありません。
problem-definition-unknown-key-hint = { $near ->
    [none] 使える項目（{ $known }）のどれかに直すか、この行を削除してください。
   *[other] 「{ $near }」の書き間違いか確認して直してください。
}
problem-definition-key-elsewhere = 「{ $key }」は種類 { $why } では使えません。
problem-definition-key-elsewhere-hint = この項目を削除するか、種類（kind）を見直してください。
problem-definition-key-needs = 「{ $key }」は「{ $why }」と一緒にだけ使えます。
problem-definition-key-needs-hint = この項目を削除するか、「{ $why }」を書いてください。
problem-definition-missing-key = 必須の項目「{ $key }」がありません。
problem-definition-missing-key-hint = ここに「{ $key }」を書き加えてください。
problem-definition-type = { definition-word-found }が書かれていますが、ここに書けるのは{ definition-word-type }です。
problem-definition-type-hint = 値の書き方を{ definition-word-type }に直してください。
problem-definition-empty = 値が空です。
problem-definition-empty-hint = 値を書くか、任意の項目であれば行ごと削除してください。
problem-definition-name = 識別子に使えない文字があります。
problem-definition-name-hint = 文字、数字、「_」、「-」だけで書き直してください。空白や記号は使えません。
problem-definition-choice = この語はここでは使えません。
problem-definition-choice-hint = { $near ->
    [none] 次のどれかに直してください：{ $choices }。
   *[other] 「{ $near }」の書き間違いか確認し、次のどれかに直してください：{ $choices }。
}
problem-definition-range = 数が範囲を外れています。{ $low } 以上 { $high } 以下の整数でなければなりません。
problem-definition-range-hint = { $low } から { $high } までの整数に直してください。
problem-definition-number = 数として読めません。
problem-definition-number-hint = 「1.5」や「95%」のように、15桁以内の数字で書き直してください。
problem-definition-ratio = 割合が0から1（0%から100%）の範囲にありません。
problem-definition-ratio-hint = 95パーセントなら「"95%"」または「0.95」と書いてください。
problem-definition-percentile = パーセンタイルは0より大きく1（100%）以下でなければなりません。
problem-definition-percentile-hint = 95パーセンタイルなら「"95%"」と書いてください。
problem-definition-duration = { $day ->
    [yes] 長さに「日」は使えません。1日が24時間か営業時間か、読む人によって変わるためです。
   *[no] 時間の長さとして読めません。
}
problem-definition-duration-hint = { $day ->
    [yes] 時間で書き直してください。8時間営業の5営業日なら「"40h"」とし、営業時間のカレンダーを指定します。
   *[no] 「"40h"」「"1h30m"」「"90分"」のように、0より長い時間を大きい単位から順に書いてください。
}
problem-definition-date = 存在しない日付か、日付として読めない値です。
problem-definition-date-hint = 「2026-04-01」の形で、実在する日付を書いてください。
problem-definition-zone = このタイムゾーンはありません。
problem-definition-zone-hint = { $near ->
    [none] 「Asia/Tokyo」のような IANA の名前を書いてください。
   *[other] 「{ $near }」のことか確認して直してください。
}
problem-definition-duplicate = 同じ識別子の{ definition-word-what }が既にあります。
problem-definition-duplicate-hint = どちらか一方の識別子を変えてください。
problem-definition-calendar-always = 「always」は最初からあるカレンダー（24時間・年中）の名前です。
problem-definition-calendar-always-hint = 別の名前に変えるか、この定義を削除して「always」をそのまま使ってください。
problem-definition-unresolved = この名前の{ definition-word-what }は定義されていません。
problem-definition-unresolved-hint = { $near ->
    [none] { $known ->
        [none] 先に{ definition-word-what }を定義するか、この参照を削除してください。
       *[other] 定義されているもの（{ $known }）から選ぶか、新しく定義してください。
    }
   *[other] 「{ $near }」の書き間違いか確認して直してください。
}
problem-definition-closing-day = 〆日として読めません。
problem-definition-closing-day-hint = 「"末日"」または 1 から 28 までの整数を書いてください。
problem-definition-span = 勤務帯として読めません。時刻は 00:00 から 24:00 までです。
problem-definition-span-hint = 「"09:00-12:00"」の形で書き直してください。
problem-definition-span-backwards = 勤務帯の終わりが始まりより後ではありません。
problem-definition-span-backwards-hint = 日をまたぐ場合は2つに分け、「"22:00-24:00"」と翌日の「"00:00-06:00"」を書いてください。
problem-definition-spans-overlap = 勤務帯 { $first } と { $second } が重なっています。
problem-definition-spans-overlap-hint = 重ならないように時刻を直すか、1つの勤務帯にまとめてください。
problem-definition-calendar-empty = このカレンダーには勤務時間が1つもなく、時計が進みません。
problem-definition-calendar-empty-hint = 「weekdays」または曜日の項目に勤務帯を書いてください。
problem-definition-days = 例外日の示し方が決まりません。
problem-definition-days-hint = 「date」、「dates」、「from」と「until」の組のうち、1つだけを書いてください。
problem-definition-run = 例外日の期間が逆順か、{ $limit } 日を超えています。
problem-definition-run-hint = 「until」を「from」以降の日にし、長い期間は分けて書いてください。
problem-definition-date-twice = { $date } の例外が2回書かれています。
problem-definition-date-twice-hint = どちらか一方を削除してください。
problem-definition-no-process = 委託業務が1つもありません。
problem-definition-no-process-hint = 「[[processes]]」を1つ以上書いてください。
problem-definition-no-holder-rules = 保有者規則がないため、すべての時間が「未帰属」になります。
problem-definition-no-holder-rules-hint = 誰が案件を持つかを「[[holder_rules]]」に書いてください。
problem-definition-rule-unreachable = この規則は使われません。先にある規則「{ $first }」がすべてのイベントに合うためです。
problem-definition-rule-unreachable-hint = この規則を「{ $first }」より前に移すか、削除してください。
problem-definition-no-levels = サービスレベルが1つもないため、達成・未達は判定されません。
problem-definition-no-levels-hint = 判定が必要なら「[[service_levels]]」を書いてください。
problem-definition-no-verification = 検証値で判定しますが、検証計画がありません。
problem-definition-no-verification-hint = 「verification」に抽出方法と月の件数を書いてください。
problem-definition-pattern = 「*」が途中にあります。書けるのは先頭と末尾だけです。
problem-definition-pattern-hint = 「Wait*」「*保留*」のように書き直すか、配列で複数の文字列を並べてください。
problem-definition-column-built-in = この名前の列は、どの案件にも最初からあります。
problem-definition-column-built-in-hint = 別の名前に変えてください。
problem-definition-column-name = 列の名前に使えない文字があるか、数字で始まっています。
problem-definition-column-name-hint = 文字、数字、「_」だけを使い、数字以外で始まる名前に変えてください。
problem-definition-column-source = 列の値の出どころが1つに決まりません。
problem-definition-column-source-hint = { $known } のうち、1つだけを書いてください。
problem-definition-column-type = 「{ $source }」から作る列の型と違います。
problem-definition-column-type-hint = 「type」を削除してください。型は自動で決まります。
problem-definition-mean-column = この列は平均を取れません。
problem-definition-mean-column-hint = 整数、数値、長さのどれかの型の列を指定してください。
problem-definition-minimum = { $direction ->
    [at_least] 最低水準が目標より高くなっています。
   *[at_most] 最低水準が目標より低く（厳しく）なっています。
}
problem-definition-minimum-hint = 最低水準には目標より悪い側の値を書くか、「direction」を見直してください。
problem-definition-allowance = 持ち時間の合計 { $sum } が期限 { $limit } と一致しません。
problem-definition-allowance-hint = 各者の持ち時間を、合計が期限と等しくなるように直してください。
problem-definition-slot = 枠の時間数が24の約数ではありません。
problem-definition-slot-hint = 1、2、3、4、6、8、12、24 のどれかを書いてください。
problem-definition-credit-costs = クレジットの「when」には、「percent_of_fee」か「yen」のどちらか一つが要ります。
problem-definition-credit-costs-hint = 料金に対する割合か金額を一つだけ書くか、「months」も含めてすべて消し、「rule」の言葉だけにしてください。
problem-definition-sample-size = 母集団が標本の数 { $size } より小さくなっています。
problem-definition-sample-size-hint = 「population」を「size」以上にするか、「size」を減らしてください。
problem-definition-alternatives = 別の数え方が { $limit } 個を超えています。
problem-definition-alternatives-hint = 実際にありうるものだけを残し、{ $limit } 個以下にしてください。
problem-definition-alternative = 別の数え方で変えることが1つに決まりません。
problem-definition-alternative-hint = { $known } のうち、1つだけを書いてください。
problem-definition-mapping-empty = 読み取る対象が1つもありません。
problem-definition-mapping-empty-hint = 「[events]」「[intervals]」「[samples]」「[reported]」のうち1つ以上か、オブジェクト中心のログなら object_type を書いてください。
problem-definition-time-columns = 日時の列は1つか2つ（日付と時刻）でなければなりません。
problem-definition-time-columns-hint = 「columns」に列の名前を1つか2つ書いてください。
problem-definition-time-format = 日時の形式として読めません。
problem-definition-time-format-hint = 「iso」「unix_s」「unix_ms」または「%Y/%m/%d %H:%M」のような型を書いてください。
problem-definition-start-status = start（開始日時）と status（状態）は同時に書けません。start があると、状態は start と complete になります。
problem-definition-start-status-hint = どちらか一方を削除してください。状態の列は [events.attributes] に残せます。
problem-definition-sample-values = 「{ $value }」が正と誤の両方に書かれています。
problem-definition-sample-values-hint = どちらか一方から削除してください。
problem-definition-reported-empty = 申告値の列が1つもありません。
problem-definition-reported-empty-hint = 「value」「numerator」「denominator」のうち1つ以上を書いてください。

# Problems of conditions.

filter-word-left = { $left ->
    [text] 文字
    [integer] 整数
    [number] 数
    [boolean] 真偽
    [time] 時刻
   *[duration] 長さ
}
filter-word-right = { $right ->
    [text] 文字
    [integer] 整数
    [number] 数
    [boolean] 真偽
    [time] 時刻
   *[duration] 長さ
}
filter-word-kind = { $kind ->
    [text] 文字
    [integer] 整数
    [number] 数
    [boolean] 真偽
    [time] 時刻
   *[duration] 長さ
}

problem-filter-syntax = 条件として読めません（{ $at } 文字目、{ $detail }）。
problem-filter-syntax-hint = 引用符と括弧の対応、AND・OR のつなぎ方を確認して直してください。
problem-filter-too-long = 条件が長すぎます（{ $size } 文字。上限は { $limit } 文字）。
problem-filter-too-long-hint = 「IN (…)」を使って短くするか、規則を分けてください。
problem-filter-too-deep = 条件の入れ子が深すぎます（上限は { $limit } 段）。
problem-filter-too-deep-hint = 括弧や NOT を減らし、規則を分けてください。
problem-filter-list-too-long = 「IN (…)」の値が多すぎます（{ $size } 個。上限は { $limit } 個）。
problem-filter-list-too-long-hint = 値を減らすか、LIKE や BETWEEN で書き直してください。
problem-filter-pattern-too-long = 「LIKE」の型が長すぎます（上限は { $limit } 文字）。
problem-filter-pattern-too-long-hint = 型を短くしてください。
problem-filter-column = 「{ $column }」という列はありません（{ $at } 文字目）。
problem-filter-column-hint = { $near ->
    [none] { $quoted ->
        [yes] 文字の値であれば、二重引用符ではなく一重引用符で「'{ $column }'」と書いてください。列であれば「[columns.{ $column }]」で定義してください。
       *[no] 列であれば「[columns.{ $column }]」で定義し、文字の値であれば「'{ $column }'」と書いてください。
    }
   *[other] 「{ $near }」の書き間違いか確認して直してください。文字の値であれば一重引用符で囲んでください。
}
problem-filter-kinds = この演算では組み合わせられない型の値です（{ $at } 文字目：{ filter-word-left }と{ filter-word-right }）。
problem-filter-kinds-hint = 同じ型の値どうしに直してください。文字は '高'、日付は DATE '2026-10-01'、時刻は TIMESTAMP '2026-10-01 09:00'、長さは INTERVAL '40' HOUR と書きます。
problem-filter-not-condition = 条件が必要なところに{ filter-word-kind }の値があります（{ $at } 文字目）。
problem-filter-not-condition-hint = 「=」や「>」で何かと比べる形に直してください。
problem-filter-unsupported = 条件では使えない書き方です（{ $at } 文字目）。
problem-filter-unsupported-hint = 列、定数、比較、BETWEEN、IN、LIKE、IS NULL、AND、OR、NOT、四則だけで書き直してください。
problem-filter-constant = 定数が必要なところに定数でないものがあります（{ $at } 文字目）。
problem-filter-constant-hint = 文字、数、日時、長さの定数に直してください。
problem-filter-null = NULL とは比べられません。結果は常に「不明」になります（{ $at } 文字目）。
problem-filter-null-hint = 「IS NULL」または「IS NOT NULL」に直してください。
problem-filter-time = 日付・時刻として読めません（{ $at } 文字目）。
problem-filter-time-hint = DATE '2026-10-01' または TIMESTAMP '2026-10-01 09:00' の形で、実在する日時を書いてください。
problem-filter-interval = 長さとして読めません（{ $at } 文字目）。
problem-filter-interval-hint = INTERVAL '40' HOUR、INTERVAL '90' MINUTE、INTERVAL '1 hour 30 minutes' のように書いてください。
problem-filter-days = 長さに日・週・月・年は使えません。1日が24時間か営業時間か、読む人によって変わるためです（{ $at } 文字目）。
problem-filter-days-hint = INTERVAL '40' HOUR のように時間で書き直してください。
refusal-measure-attribute = 合意ファイルは属性「{ $attribute }」を使いますが、ログに必要な型のその列がありません。
refusal-measure-attribute-hint = マッピングにこの属性を必要な型で加えるか、合意ファイルの属性名を直してください。
refusal-measure-reference = 合意ファイルが参照する「{ $name }」は、どこにも定義されていません。
refusal-measure-reference-hint = 合意ファイルで定義するか、参照する名前を直してください。
refusal-measure-too-many-events = ログのイベントが{ $events }件あります。一度に測定できるのは4,294,967,295件未満です。
refusal-measure-too-many-events-hint = ログを期間または業務で分けて、それぞれ測定してください。
