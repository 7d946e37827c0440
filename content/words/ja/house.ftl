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
