# Signing in and one-time links.

gate-sign-in = サインイン
gate-sign-in-do = サインイン
gate-mail = メールアドレス
gate-mail-hint = サインインに使います。
gate-password = パスワード
gate-password-hint = 15 文字以上。記号や数字を混ぜる必要はありません。思い出せる長い文が安全です。
gate-forgot = パスワードを忘れたときは、招待した人に再設定のリンクを頼んでください。
gate-code = 確認コード
gate-code-about = { $mail } でサインインしています。認証アプリに表示されている 6 桁の数字を入力してください。
gate-code-field = 6 桁の確認コード
gate-code-hint = 30 秒ごとに変わります。
gate-code-do = 確認する
gate-recovery = 認証アプリが使えないとき
gate-recovery-field = 回復コード
gate-recovery-hint = 登録のときに控えた 10 個のうち一つ。使えるのは一度だけです。
gate-recovery-do = 回復コードで続ける
gate-name = 氏名
gate-name-hint = 姓と名の間を空けてください。相手の組織にも表示されます。
gate-join-do = 登録して始める
gate-expires = このリンクは { $day } まで、一度だけ使えます。
gate-ended = サインアウトしました
gate-set-up = Kajitori を始める
gate-set-up-about = 最初の一人として、会社を登録する人の情報を入力してください。次に会社と最初の委託案件を登録します。
gate-step = { $n } / { $all }
