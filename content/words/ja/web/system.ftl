# システムの状態。

system-about = 業務の内容は含みません。
system-version = プログラムの版
system-engine = データベース
system-schema = データベースの段階
system-data = データの大きさ
system-free = 空き容量
system-little = 残りが少なくなっています
system-backup = 最後のバックアップ
system-no-backup = 記録がありません
system-host = 公開名
system-unknown = 不明
system-jobs = ジョブ
system-no-jobs = ジョブはまだありません。
system-no-jobs-about = 取込みや計測が始まると、ここに数が出ます。
system-kind = 種類
system-waiting = 待ち
system-running = 実行中
system-done = 完了
system-failed = 失敗
system-cancelled = 取消し
