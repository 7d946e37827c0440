# 管理責任者への依頼。

request-about = 委託先の管理責任者に伝えます。求める結果を書き、だれがどう行うかは委託先に任せてください。作業者に直接頼むことはできません。
request-about-vendor = 委託元からの依頼です。管理責任者が答えます。
request-new = 管理責任者に依頼する
request-new-to = { $name } さん（管理責任者）への依頼
request-text = 本文
request-text-hint = 何が、いつまでに必要か。例：10月分の差額の内訳を 11/30 までに提出してください。
request-look = 送る前に確かめる
request-look-again = もう一度確かめる
request-send = 送る
request-fine = 気になる書き方は見つかりませんでした。
request-warned = 気になる書き方が { $n } 件あります。
request-warned-about = 直さずに送ることもできます。気になった点は依頼とともに記録します。
request-list = これまでの依頼
request-none = 依頼はまだありません。
request-none-about = 送った依頼と答えが、ここに並びます。双方に同じものが見えます。
request-waits = 回答待ち
request-answered = 回答済み
request-answer = 答え
request-answer-do = 答える
request-code = 作業者コード { $code }
request-code-about = この名前は委託先だけに見えます。見たことは監査記録に残ります。
request-month = 対象の月
request-month-hint = 特定の月についての依頼のときだけ入れます。例：2026-10
request-about-month = { $month }について
request-no-hit = この月についての依頼はありません。
