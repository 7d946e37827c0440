# What a person sees when something cannot be done.

error-status = エラー { $status }
error-home = ホームへ
error-hidden = ページが見つかりません
error-hidden-about = アドレスが違うか、表示する権限がありません。アドレスを確かめるか、案件の責任者に聞いてください。
error-foreign = ほかのサイトから送られた操作を止めました
error-foreign-about = 何も変更していません。Kajitori の画面を開き、もう一度操作してください。
error-method = この操作はできません
error-method-about = ページを開き直してから、もう一度操作してください。
error-stale = ほかの人が先に変更しました
error-stale-about = あなたの変更は保存していません。二つの値を比べ、新しい内容を開いて、必要ならもう一度入力してください。
error-both = 二つの値
error-mine = あなたの入力
error-theirs = いまの値
error-newer = 新しい内容を開く
error-fault = こちらの不具合で処理できませんでした
error-fault-about = 入力した内容は保存されていないことがあります。時間をおいて試し、続くときは下の番号を管理者に伝えてください。
error-reference = 問い合わせ番号
