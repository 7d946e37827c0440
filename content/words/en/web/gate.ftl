# Signing in and one-time links.

gate-sign-in = Sign in
gate-sign-in-do = Sign in
gate-mail = E-mail address
gate-mail-hint = You sign in with it.
gate-password = Password
gate-password-hint = At least 15 characters. No need to mix in digits or signs: a long sentence that you remember is safe.
gate-forgot = Forgotten your password? Ask the person who invited you for a reset link.
gate-code = Confirmation code
gate-code-about = You are signing in as { $mail }. Enter the six digits that your authenticator app shows.
gate-code-field = Six-digit code
gate-code-hint = It changes every 30 seconds.
gate-code-do = Confirm
gate-recovery = If you cannot use the app
gate-recovery-field = Recovery code
gate-recovery-hint = One of the ten that you kept when you set it up. Each works once.
gate-recovery-do = Go on with a recovery code
gate-name = Name
gate-name-hint = First and last name. The other organisation sees it too.
gate-join-do = Register and begin
gate-expires = This link works once, until { $day }.
gate-ended = You are signed out
gate-set-up = Begin with Kajitori
gate-set-up-about = You are the first. Enter who you are; after that you register the company and its first engagement.
gate-step = { $n } of { $all }
