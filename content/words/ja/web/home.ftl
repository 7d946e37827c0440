# Home.

home-hello = { $name } さん
home-tasks = 自分のタスク
home-tasks-none = いま対応が必要なことはありません。
home-tasks-none-about = 月次確定や異議の回答があなたの番になると、ここに期限とともに表示されます。
home-changes = 変わったこと
home-since = { $at } から
home-changes-none = 変わったことはありません。
home-due-today = 今日まで
home-due-days = あと { $n } 日
