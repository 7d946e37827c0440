refusal-cases-column-unknown = 案件の一覧に「{ $column }」という列はありません。
refusal-cases-column-unknown-hint = 列の名前を確かめてください。
refusal-audit-key-unreadable = 監査記録に署名する鍵（{ $file }）を読めません。
refusal-audit-key-unreadable-hint = バックアップから元の鍵を戻してください。鍵を作り直すと、それまでの署名とつながらなくなります。
serve-ready = { $address } で待ち受けています。止めるには Ctrl+C を押してください。
config-sound = 設定に問題はありません（データ：{ $data }）。
refusal-config-unsound = 設定に { $count } 件の問題があり、始められません。
refusal-config-unsound-hint = 上の行を直して、「kajitori config check」で確かめてください。
refusal-config-syntax = 設定ファイル { $file } を TOML として読めません（{ $why }）。
refusal-config-syntax-hint = 書き方を直して、「kajitori config check」で確かめてください。
problem-config-key = この名前の設定はありません。
problem-config-key-hint = 名前を確かめてください。使える名前は「kajitori config dump」で分かります。
problem-config-value = この設定の値は使えません。
problem-config-value-hint = docs/operating.md の一覧にある形で書いてください。
refusal-serve-address = { $address } で待ち受けられません（{ $why }）。
refusal-serve-address-hint = 別のプログラムがそのアドレスを使っていないか確かめ、「--listen」で別のアドレスを指定してください。
demo-making = 見本会社「みなと暮らし」を、委託先の生の記録から作っています。少しお待ちください。
demo-ready = できました。ブラウザーで { $address } を開いてください。次の4人で入れます（会社・人・数値はすべて架空です）。
demo-person = ・{ $role ->
    [owner] 委託元の責任者（山田 恵子）
    [executive] 経営層（高橋 誠）
    [vendor] 委託先の管理責任者（佐藤 隆、しののめ業務サービス）
   *[auditor] 内部監査（小川 直美）
 }：{ $mail } ／ { $password }
demo-stop = 止めるには Ctrl+C を押してください。データは消えます。
refusal-demo-not-loopback = 見本会社は、この機械の外には公開できません（{ $address }）。
refusal-demo-not-loopback-hint = 「--listen 127.0.0.1:8080」のように、この機械のアドレスを指定してください。
