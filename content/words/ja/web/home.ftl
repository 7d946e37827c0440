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

home-due-late = { $n } 日超過
home-due-open = 期限なし
home-about = { $what }（{ $about }）
home-version = 第 { $n } 版
home-alike = { $what } { $n } 件
home-and-more = { $names }、ほか { $n } 件
home-more = ほかに { $n } 件あります。各案件の監査記録で確かめられます。
home-seen = 確認済みにする
home-no-engagements = 参加している委託案件はまだありません。
home-set-up = 初期設定の続き
home-set-up-about = 残りは { $n } 段です。途中でやめても、ここまでの内容は残っています。
home-set-up-do = 続ける
search-about = 案件名、委託先、サービスレベル、案件番号、異議、ページを探せます。
search-none = 「{ $text }」に当てはまるものはありません。
search-none-about = 言葉を短くするか、案件番号は全体を入力してください。
search-levels = サービスレベル
search-cases = 案件（一件）
search-pages = ページ
search-contest = 異議 { $n }（{ $month }）
help-about = Kajitori の道のりと、画面に出てくる言葉です。
help-journey = 道のり
help-words = 言葉
help-see = あわせて読む
help-keys = キーボード
help-keys-about = 検索欄には、ブラウザのアクセスキー K（Windows は Alt＋Shift＋K か Alt＋K、Mac は Control＋Option＋K）で移れます。Tab で次へ、Enter で開きます。
