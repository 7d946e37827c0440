# Jobs.

job-title = ジョブ
job-about = 取り込み・測定・文書づくりなど、時間のかかる仕事の進み方です。ページを離れても続きます。
job-none = ジョブはありません。
job-none-about = ファイルを取り込んだり、月を測ったりすると、ここに進み方が出ます。
job-no-hit = 条件に合うジョブはありません。
job-at = { $at } 現在
job-what = 仕事
job-since = 時刻
job-state = 状態
job-progress = 進み方
job-far = { $percent } %
job-import = ファイルの取り込み
job-measure = 月の測定
job-document = 文書づくり
job-state-waiting = 待機中
job-state-running = 実行中
job-state-done = 完了
job-state-failed = 失敗
job-state-cancelled = 取消し
job-partly = 一部を除いて完了
job-not-before = { $at } にもう一度
job-fault = 内部の問題で止まりました。再実行しても続くときは、運用担当者に知らせてください。
job-end = 取り消す
job-again = 再実行
