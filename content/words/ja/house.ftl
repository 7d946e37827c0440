# 人と権限
refusal-disguised-contracting = 委託先の個人を、選び、割り当て、名前で見て、比べることはできません。偽装請負とみなされるおそれがあるためです。この操作は記録しました。
refusal-disguised-contracting-hint = 依頼や要望は、委託先の管理責任者に伝えてください。
refusal-access-role = この操作は、あなたの役割では行えません。
refusal-access-role-hint = 行える人を「メンバー」で確かめ、その人に頼んでください。
refusal-access-second-factor = この操作には、二段階認証でのサインインが必要です。
refusal-access-second-factor-hint = 「自分の設定」で二段階認証を登録し、サインインし直してください。
refusal-membership-not-invited = この招待は、受け入れを待っている状態ではありません。
refusal-membership-not-invited-hint = サインインして、自分の役割を確かめてください。役割がなければ、招待した人に知らせてください。
refusal-membership-not-active = この役割は今、有効ではありません。
refusal-membership-not-active-hint = 「メンバー」で今の状態を確かめてください。
refusal-membership-not-suspended = この役割は停止されていません。
refusal-membership-not-suspended-hint = 「メンバー」で今の状態を確かめてください。
refusal-membership-revoked = この役割は取り消されています。元に戻すことはできません。
refusal-membership-revoked-hint = 必要であれば、新しく招待してください。

# 委託案件
refusal-engagement-not-preparing = この委託案件は、準備中ではありません。
refusal-engagement-not-preparing-hint = 今の状態を案件の概要で確かめてください。
refusal-engagement-owner-missing = 委託元責任者が決まっていません。
refusal-engagement-owner-missing-hint = 「メンバー」で責任者を決めてから開始してください。
refusal-engagement-deputy-same = 委託元の責任者と副責任者が同じ人です。
refusal-engagement-deputy-same-hint = 別の人を副責任者にしてください。一人が不在でも止まらないようにするためです。
refusal-engagement-manager-missing = 委託先の管理責任者が決まっていません。
refusal-engagement-manager-missing-hint = 委託先の管理責任者を招待してください。依頼はすべてこの人に伝えます。
refusal-engagement-agreement-missing = 双方が同意した合意書がありません。
refusal-engagement-agreement-missing-hint = 合意書の版を提案し、相手の同意を得てから開始してください。
refusal-engagement-not-running = この委託案件は、稼働中ではありません。
refusal-engagement-not-running-hint = 今の状態を案件の概要で確かめてください。
refusal-engagement-ends-early = 終了日が、開始日より前です。
refusal-engagement-ends-early-hint = 開始日以後の日を指定してください。
refusal-engagement-not-exiting = この委託案件は、終了を予告されていません。
refusal-engagement-not-exiting-hint = 先に終了を予告してください。
refusal-engagement-not-over = 予告した終了日が来ていません。
refusal-engagement-not-over-hint = 終了日以後に終了するか、予告を取り下げてください。

# 合意書
refusal-agreement-not-draft = この版は、もう起案中ではありません。
refusal-agreement-not-draft-hint = 新しい版を起案してください。
refusal-agreement-draft-unsound = 合意書に誤りがあり、提案できません。
refusal-agreement-draft-unsound-hint = 示された行を直してから提案してください。
refusal-agreement-backdated = 適用の開始日が、確定した月にかかっています。
refusal-agreement-backdated-hint = 確定した月より後の日を指定してください。確定した月は変わりません。
refusal-agreement-not-proposed = この版は、同意を待っている状態ではありません。
refusal-agreement-not-proposed-hint = 今の状態を版の一覧で確かめてください。
refusal-agreement-own-ack = 提案した側は、提案で同意を済ませています。
refusal-agreement-own-ack-hint = 相手側の同意を待ってください。
refusal-agreement-final = この版は、もう取り下げられません。
refusal-agreement-final-hint = 変えるには、新しい版を提案してください。
refusal-agreement-not-agreed = この版には、双方の同意がそろっていません。
refusal-agreement-not-agreed-hint = 同意された版だけが、新しい版に替わります。

# 提出
refusal-delivery-empty = ファイルが空です。
refusal-delivery-empty-hint = 中身のあるファイルを選んでください。
refusal-delivery-too-large = ファイルが大きすぎるか、はじめに示された大きさを超えました。上限は 2 GiB です。
refusal-delivery-too-large-hint = 期間などで分けて提出してください。
refusal-delivery-offset = 続きの位置が違います。受け取り済みは { $offset } バイトです。
refusal-delivery-offset-hint = { $offset } バイト目から送り直してください。
refusal-delivery-incomplete = ファイルがまだ全部届いていません。
refusal-delivery-incomplete-hint = 残りを送ってください。途中からでも続けられます。
refusal-delivery-hash = 届いた中身が、送り手の示したハッシュと違います。
refusal-delivery-hash-hint = もう一度送ってください。
refusal-delivery-complete = このファイルは、もう全部届いています。
refusal-delivery-complete-hint = 続きを送る必要はありません。
refusal-delivery-busy = このファイルは今、取り込み中です。
refusal-delivery-busy-hint = 取込みが終わるのを待つか、ジョブを取り消してください。
refusal-delivery-done = この提出は、もう済んでいます。
refusal-delivery-done-hint = 訂正は、新しく提出してください。
refusal-delivery-questions-open = 読み方について、まだ { $questions } 件の質問が残っています。
refusal-delivery-questions-open-hint = 質問に答えてから、取り込んでください。
refusal-delivery-not-mapped = ファイルの読み方が決まっていません。
refusal-delivery-not-mapped-hint = どの列が案件・工程・日時かを決めてください。
refusal-delivery-not-importing = このファイルは今、取り込み中ではありません。
refusal-delivery-not-importing-hint = 提出の一覧で、今の状態を確かめてください。

# 標本
refusal-sample-redrawn = この月のこの項目の標本は、もう抽出されています。
refusal-sample-redrawn-hint = 抽出し直すには、理由を付けて前の標本を無効にしてください。
refusal-sample-not-drawn = この標本は、引渡しを待っている状態ではありません。
refusal-sample-not-drawn-hint = 今の状態を標本の一覧で確かめてください。
refusal-sample-not-delivered = この標本は、検査を待っている状態ではありません。
refusal-sample-not-delivered-hint = 先に引き渡してください。
refusal-sample-incomplete = 検査の結果が、まだ { $missing } 件足りません。
refusal-sample-incomplete-hint = 残りの結果を記入してください。
refusal-sample-not-inspected = この標本は、まだ検査が済んでいません。
refusal-sample-not-inspected-hint = 検査を終えてから計測してください。
refusal-sample-used = この標本は、もう計測に使われています。
refusal-sample-used-hint = 結果に異議があるときは、異議を申し立ててください。
refusal-sample-void = この標本は、無効になっています。
refusal-sample-void-hint = 新しく抽出してください。
refusal-sample-reason-missing = 無効にする理由がありません。
refusal-sample-reason-missing-hint = 理由を記入してください。相手方にも見えます。

# 月次確定
refusal-close-month-open = この月は、まだ終わっていません。
refusal-close-month-open-hint = 締め日の後に依頼してください。
refusal-close-earlier-open = 前の月が、まだ確定していません。
refusal-close-earlier-open-hint = 前の月から順に確定してください。
refusal-close-run-stale = 計測の後に、新しい記録が届いています。
refusal-close-run-stale-hint = 計測し直してから依頼してください。
refusal-close-run-same = 今見せている計測と同じです。
refusal-close-run-same-hint = 新しい計測があるときだけ、やり直してください。
refusal-close-restate-same-run = 確定した計測と結果が同じなので、訂正版は要りません。
refusal-close-restate-same-run-hint = 新しい計測があるときだけ、訂正版を起こしてください。
refusal-close-not-asked = 委託先に、まだ確認を依頼していません。
refusal-close-not-asked-hint = 先に確認を依頼してください。
refusal-close-asked = 委託先に、もう確認を依頼しています。
refusal-close-asked-hint = 回答を待つか、新しい計測でやり直してください。
refusal-close-contested = この月には、片付いていない異議があります。
refusal-close-contested-hint = 異議を片付けてから、先へ進んでください。
refusal-close-agreed = この月は、もう委託先が確認しています。
refusal-close-agreed-hint = 残るのは、委託元による確定です。
refusal-close-fixed = この月は確定していて、変わりません。
refusal-close-fixed-hint = 違いが見つかったときは、訂正版を起こしてください。
refusal-close-not-contested = この月には、異議がありません。
refusal-close-not-contested-hint = 今の状態を月次確定で確かめてください。
refusal-close-own-confirm = 委託先の確認を、委託元が代わって行うことはできません。
refusal-close-own-confirm-hint = 委託先の管理責任者に確認を依頼してください。
refusal-close-vendor-fix = 確定は、委託元が行います。
refusal-close-vendor-fix-hint = 委託元の確定を待ってください。
refusal-close-not-agreed = 委託先の確認が、まだ済んでいません。
refusal-close-not-agreed-hint = 委託先が確認してから、確定してください。
refusal-close-not-fixed = この月は、まだ確定していません。
refusal-close-not-fixed-hint = 訂正版を起こせるのは、確定した月だけです。

# 異議
refusal-contest-reason-missing = 理由がありません。
refusal-contest-reason-missing-hint = 相手方に伝わるように、理由を記入してください。
refusal-contest-target-unknown = 異議の対象が、この計測に見当たりません。
refusal-contest-target-unknown-hint = 案件や標本の番号を確かめてください。
refusal-contest-close-fixed = 確定した月には、異議を申し立てられません。
refusal-contest-close-fixed-hint = 新しい事実があるときは、委託元に訂正版を求めてください。
refusal-contest-own-answer = 自分の側の異議や答えに、自分の側が応じることはできません。
refusal-contest-own-answer-hint = 相手方が応じるのを待ってください。
refusal-contest-not-open = この異議は、答えを待っている状態ではありません。
refusal-contest-not-open-hint = 今の状態を異議の一覧で確かめてください。
refusal-contest-not-accepted = 相手方が、まだ認めていません。
refusal-contest-not-accepted-hint = 認められてから合意するか、上位の協議に移してください。
refusal-contest-not-answered = 相手方が、まだ答えていません。
refusal-contest-not-answered-hint = 答えを待ってください。
refusal-contest-not-escalated = この異議は、上位の協議に移されていません。
refusal-contest-not-escalated-hint = 先に、上位の協議に移してください。
refusal-contest-not-own = 異議を取り下げられるのは、申し立てた側だけです。
refusal-contest-not-own-hint = 異議に答えるか、上位の協議に移してください。

# クレジット
refusal-credit-not-proposed = このクレジットは、提案の段階ではありません。
refusal-credit-not-proposed-hint = 今の状態をクレジットの一覧で確かめてください。
refusal-credit-clause-missing = 根拠となる契約条項がありません。
refusal-credit-clause-missing-hint = 条項を記入してください。条項のない減額はできません。
refusal-credit-amount-missing = 金額が決まっていません。
refusal-credit-amount-missing-hint = 契約条項に従って、1 円以上の金額を記入してください。
refusal-credit-calculation-missing = 計算の過程がありません。
refusal-credit-calculation-missing-hint = 金額がどう決まったかを、行ごとに記入してください。
refusal-credit-contested = 計測に異議が出ている間は、クレジットを進められません。
refusal-credit-contested-hint = 異議が片付くのを待ってください。
refusal-credit-not-notified = このクレジットは、委託先の答えを待っている状態ではありません。
refusal-credit-not-notified-hint = 今の状態をクレジットの一覧で確かめてください。
refusal-credit-answer-missing = 委託先の答えが、まだありません。
refusal-credit-answer-missing-hint = 委託先に知らせ、答えを待ってください。一方的な減額はできません。
refusal-credit-refused = 委託先が同意していません。
refusal-credit-refused-hint = 協議するか、免除してください。
refusal-credit-month-open = 月が、まだ確定していません。
refusal-credit-month-open-hint = 月を確定してから請求してください。
refusal-credit-same-person = 計測した人と、請求する人が同じです。
refusal-credit-same-person-hint = 別の人が請求してください。
refusal-credit-done = このクレジットは、もう済んでいます。
refusal-credit-done-hint = 今の状態をクレジットの一覧で確かめてください。
refusal-credit-not-claimed = このクレジットは、まだ請求されていません。
refusal-credit-not-claimed-hint = 請求してから精算してください。
refusal-credit-reference-missing = 精算の控えがありません。
refusal-credit-reference-missing-hint = 請求書の番号など、どこで精算したかを記入してください。
refusal-credit-reason-missing = 理由がありません。
refusal-credit-reason-missing-hint = 相手方に伝わるように、理由を記入してください。

# ジョブ
refusal-job-not-yet = このジョブは、次の実行を待っています。
refusal-job-not-yet-hint = しばらく待つと、もう一度実行されます。
refusal-job-taken = このジョブは、ほかで実行中です。
refusal-job-taken-hint = 終わるのを待ってください。
refusal-job-over = このジョブは、もう終わっています。
refusal-job-over-hint = やり直すには「再実行」を選んでください。
refusal-job-lease-lost = このジョブは、ほかに引き継がれました。結果は残しません。
refusal-job-lease-lost-hint = 引き継いだ側の結果を待ってください。
refusal-job-not-running = このジョブは、実行中ではありません。
refusal-job-not-running-hint = ジョブの一覧で、今の状態を確かめてください。
refusal-job-not-failed = このジョブは、失敗も取消しもされていません。
refusal-job-not-failed-hint = 終わるのを待ってください。

# サインイン
refusal-invite-expired = このリンクは、期限が切れています。
refusal-invite-expired-hint = リンクを渡した人に、新しいリンクを頼んでください。
refusal-invite-used = このリンクは、もう使われています。
refusal-invite-used-hint = サインインしてください。心当たりがなければ、リンクを渡した人に知らせてください。
refusal-invite-revoked = このリンクは、取り消されています。
refusal-invite-revoked-hint = リンクを渡した人に確かめてください。
refusal-session-aged = 時間が経ったので、サインインし直す必要があります。
refusal-session-aged-hint = もう一度サインインしてください。
refusal-session-idle = 30 分以上操作がなかったので、サインアウトしました。
refusal-session-idle-hint = もう一度サインインしてください。
refusal-session-ended = サインアウトしています。
refusal-session-ended-hint = もう一度サインインしてください。
refusal-session-half = 二段階認証が、まだ済んでいません。
refusal-session-half-hint = 認証アプリのコードを入力してください。
refusal-session-not-half = 二段階認証は、もう済んでいます。
refusal-session-not-half-hint = そのまま続けてください。
refusal-sign-in-limit = 試行が多すぎます。あと { $seconds } 秒待ってください。
refusal-sign-in-limit-hint = { $seconds } 秒後に、もう一度試してください。パスワードを忘れたときは、管理者に再設定のリンクを頼んでください。

# 注意
warning-engagement-deputy-missing = 委託元の副責任者が決まっていません。
warning-engagement-deputy-missing-hint = 責任者が不在のときに備えて、副責任者を決めてください。
warning-engagement-manager-sole-worker = 委託先の管理責任者が、ただ一人の作業者です。
warning-engagement-manager-sole-worker-hint = 管理責任者への連絡が作業の指示にならないように、委託先に別の管理責任者を求めてください。
warning-engagement-licence-open = 資格や許認可の要る業務かどうかが、まだ確かめられていません。
warning-engagement-licence-open-hint = 案件の設定で、該当する注意に答えてください。
