# 記録への問い（kajitori log dfg など）の言葉
refusal-ask-unsound = 絞り込みの条件に { $count } 件の問題があり、調べられません。
refusal-ask-unsound-hint = 上の行を直して、もう一度実行してください。
problem-ask-activity = 「{ $activity }」という工程は、この記録にありません。
problem-ask-activity-hint = { $near ->
    [none] 工程の名前は kajitori log dfg で確かめてください。
   *[other] 「{ $near }」ではないか確かめてください。
 }
problem-ask-many = 一つの絞り込みに値が { $size } 個あります（上限は { $limit } 個）。
problem-ask-many-hint = 値を減らしてください。
problem-ask-follows = 「A -> B」の形になっていません。
problem-ask-follows-hint = '受付 -> 審査' のように、二つの工程を -> でつないでください。
problem-ask-time = 日付・時刻として読めません。
problem-ask-time-hint = 2026-10-01、2026-10-01T09:00、2026-10-01T09:00:00+09:00 のどれかの形で書いてください。
problem-ask-time-order = 終わりが始まりより前です。
problem-ask-time-order-hint = from を until より前にしてください。
problem-ask-operator = 「{ $code }」という担当者の符号は、この記録にありません。
problem-ask-operator-hint = 符号は鍵によって変わります。記録を読んだときの鍵を --key で指定し、kajitori log operators で符号を確かめてください。
problem-ask-duration = 長さとして読めません。
problem-ask-duration-hint = { $day ->
    [yes] 1日が24時間か営業時間か、読む人によって変わるため、日は使えません。40h のように時間で書いてください。
   *[other] 40h、1h30m、90m、40時間 のように書いてください。
 }
problem-ask-share = 0 から 1（0% から 100%）の割合として読めません。
problem-ask-share-hint = 80% または 0.8 のように書いてください。
problem-ask-holder = ボールの保有者の条件として読めません。
problem-ask-holder-hint = 'client >= 50%' のように、client、vendor、third、pause、unattributed のどれかと、比べ方と、割合を書いてください。
problem-ask-holder-rules = 誰がボールを持つかの規則がないため、保有者では絞り込めません。
problem-ask-holder-rules-hint = 保有の規則がある合意ファイルを --agreement で指定してください。
problem-ask-column-agreement = 「{ $column }」は、合意ファイルがなければ決まらない列です。
problem-ask-column-agreement-hint = 合意ファイルを --agreement で指定してください。
