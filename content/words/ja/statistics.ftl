# 統計の言葉
percentile-exact = 全件から求めた値
percentile-t-digest = 要約（t-digest）からの推定値。順位の誤差は中央値で 1.3、90% 点で 0.8、99% 点で 0.3 ポイント未満

# 管理図の合図。良し悪しの判定ではなく、いつものばらつきでは説明しにくい動きを言う
signal-concern = 懸念
signal-improvement = 改善
signal-change = 変化
signal-outside-high = 上方限界の外
signal-outside-low = 下方限界の外
signal-shift-high = 7 点以上続けて中心より上
signal-shift-low = 7 点以上続けて中心より下
signal-trend-high = 6 回以上続けて上昇
signal-trend-low = 6 回以上続けて下降
signal-near-limit-high = 続く 3 点のうち 2 点以上が上方限界の近く
signal-near-limit-low = 続く 3 点のうち 2 点以上が下方限界の近く
signal-near-centre = 15 点以上続けて中心の近く（ばらつきが減ったか、限界が広すぎる）

# 抜取検査（JIS Z 9015-1）
sampling-normal = なみ検査
sampling-tightened = きつい検査
sampling-reduced = ゆるい検査
sampling-accepted = 合格
sampling-rejected = 不合格
sampling-not-judged = 判定せず
sampling-caution = AQL は一つのロットの証明ではありません。続くロットの長い目の品質を保つための限界であり、合格したロットがその品質であることは示しません。
sampling-change-tighten = 続く 5 ロット以内に 2 ロットが不合格。次からきつい検査にします。
sampling-change-recover = きつい検査で 5 ロット続けて合格。次からなみ検査に戻します。
sampling-change-reduce = 切替えスコアが 30 に達しました。次からゆるい検査にします。
sampling-change-may-reduce = 切替えスコアが 30 以上です。生産が安定し、責任者が望むなら、ゆるい検査に移れます（--steady）。
sampling-change-return = ゆるい検査で不合格。次からなみ検査に戻します。
sampling-change-discontinue = きつい検査で不合格が 5 ロットに達しました。抜取検査を中止し、委託先の改善を待ちます。改善を確かめたら、きつい検査から始めます。
sampling-plan-title = ロット { $lot }、検査水準 { $level }、AQL { $aql } %、{ $severity }
sampling-plan-whole = 全数検査（{ $sample } 件）。不適合が { $accept } 件以下なら合格、{ $reject } 件以上なら不合格。
sampling-plan-sample = { $sample } 件を抜き取る。不適合が { $accept } 件以下なら合格（Ac）、{ $reject } 件以上なら不合格（Re）。
sampling-plan-letter = サンプル文字 { $letter }
sampling-plan-arrow = サンプル文字 { $letter }（表の矢印により { $used } の方式）
sampling-plan-oc = この方式で合格になる確率（二項分布）
sampling-plan-oc-row = 不適合品率 { $quality } % のロットは { $probability } %
sampling-plan-risk = 不適合品率 { $quality } % でも 10 回に 1 回は合格します。
sampling-source = 出典：{ $edition }。数値の最終確認日 { $checked }。契約が指す版を確かめてください（要確認）。
sampling-history-head = ロット	大きさ	検査	n	Ac	不適合	判定	スコア	次の検査
sampling-history-next = 次のロット：{ $severity }
sampling-history-stopped = 抜取検査は中止しています。
refusal-aql-unknown = AQL { $value } % の列が表にありません。
refusal-aql-unknown-hint = 次のどれかを指定してください：{ $known }
refusal-lot-too-small = ロット { $lot } 件では抜取方式がありません。
refusal-lot-too-small-hint = 2 件以上のロットを指定するか、全数を検査してください。
refusal-lots-columns = { $file } に列「{ $column }」がありません。
refusal-lots-columns-hint = 1 行目に lot,size,nonconforming（または ロット,大きさ,不適合数）と書いてください。
refusal-lots-value = { $file } の { $row } 行目、列「{ $column }」の値「{ $value }」を数として読めません。
refusal-lots-value-hint = 0 以上の整数を、桁区切りなしで書いてください。
refusal-lots-unreadable = { $file } を CSV として読めません（{ $why }）。
refusal-lots-unreadable-hint = UTF-8 の CSV で保存し直してください。
refusal-lots-impossible = { $file } の { $row } 行目：不適合数 { $found } がサンプル { $sample } 件を超えています。
refusal-lots-impossible-hint = 数え方（不適合品の件数）とロットの大きさを確かめてください。
