# The frame around every page, and the parts that pages share.

shell-skip = 本文へ
shell-menu = メニュー
shell-menu-close = 閉じる
shell-nav = 主なページ
shell-trail = 現在の場所
shell-search = 検索
shell-search-hint = 案件・サービスレベル・案件番号を検索
shell-help = ヘルプ
shell-me = アカウント
shell-sessions = サインイン中の端末
shell-sign-out = サインアウト
shell-as-vendor = 委託先
shell-about = Kajitori は、委託した業務の記録と合意した定義から、その月の事実を両者に同じ形で示します。
shell-error-title = エラー:
shell-home = ホーム
shell-engagements = 委託案件
shell-people = 人
shell-company = 会社の設定
shell-hub = 概要
shell-figures = 月次の実績
shell-explore = 業務の流れ
shell-close = 月次確定
shell-intake = 受領
shell-delivery = 提出
shell-contests = 異議
shell-credits = クレジット
shell-agreement = 合意
shell-members = メンバー
shell-tokens = API トークン
shell-record = 監査記録

part-next = 次にすること
part-due = 期限 { $day }

step-done = 済み
step-current = 現在
step-ahead = これから
step-skipped = なし

list-filter = 絞り込む
list-clear = すべて解除
list-chosen = 絞り込み中の条件
list-without = を解除
list-csv = CSV をダウンロード
list-xlsx = Excel をダウンロード
list-no-hit = 条件を減らすか、別の条件を試してください。
list-pages = ページ
list-before = 前へ
list-after = 次へ

form-wrong = 入力内容に { $n } 件の確認が必要です
form-needed = 必須
form-back = 戻る

field-empty = { $label }を入力してください。
field-sign-in = メールアドレスかパスワードが違います。もう一度入力してください。
field-number = { $label }は数で入力してください。
field-stale = ほかの人が先に変えました。内容を確かめて、もう一度実行してください。
field-begin-and-status = 開始日時があるときは、状態は自動で start と complete になります。どちらかを外してください。
field-no-counts = 件数の列を「ほかの列」から一つ以上残してください。
field-no-value = 申告値か、分子と分母の列を選んでください。
field-reason-short = 理由が短すぎます。相手が確かめられるように、何がどう違うかを { $least } 文字以上で書いてください。
field-case-unknown = 「{ $case }」という案件番号は { $month } の記録にありません。番号を確かめてください。
field-findings = 読めない行があります（{ $lines } 行目）。番号の後に ○ か × をコンマで区切って書いてください。
field-day = { $label }は「2026/11/20」のように入力してください。
field-moment = { $label }は「2026/11/20 09:00」のように入力してください。
field-row = { $label }は数字で入力してください。案件の時系列にある番号です。
field-number = { $label }は数字で入力してください。

lamp-title = 六つのランプ
lamp-about = それぞれ、最も悪い項目の状態を示します。
lamp-purpose-short = 目
lamp-quality-short = 品
lamp-cost-short = 費
lamp-responsibility-short = 責
lamp-knowledge-short = 知
lamp-safety-short = 安
lamp-fine = 良好
lamp-watch = 注意
lamp-act = 要対応
lamp-not-yet = まだ測れません
field-day = { $label }は「2026/04/01」のように入力してください。

shell-requests = 依頼
shell-system = システム
list-count = { $n } 件
list-and = 、
form-save = 保存する
field-day = { $label }を日付として読めません。2026/04/01 のように入力してください。
field-none = { $label }を一つ以上選んでください。
lamp-all-fine = 対応が必要なことはありません。
