# 記録から求めるモデル
model-done = モデルを { $out } に書きました（案件 { $cases } 件、経路 { $variants } 通り、工程 { $of } 種のうち { $activities } 種）。
model-replay = 案件 { $cases } 件のうち { $allowed } 件（{ $share }%）は、始めから終わりまでこのモデルのとおりです。
model-undecided = { $count } 件は、モデルのとおりかどうかを決めるのに時間がかかりすぎるため、判定していません。
model-rejected = 読み取れなかった行が { $count } 行あり、含まれていません。kajitori log inspect で理由を確かめてください。
model-tree = { $tree }
model-about-tree = 記録された { $cases } 件の案件から帰納的マイナーで求めた流れです（{ $noise } より稀な動きを除く）。ブロックだけでできているため、どこからでも終わりに達します。{ $allowed } 件（{ $share }%）は始めから終わりまでこの流れのとおりです。決めた手順ではなく、記録に見られた動きをまとめたものです。
model-about-whole-tree = 記録された { $cases } 件の案件から帰納的マイナーで求めた流れです（稀な動きも除いていません）。ブロックだけでできているため、どこからでも終わりに達します。{ $allowed } 件（{ $share }%）は始めから終わりまでこの流れのとおりです。決めた手順ではなく、記録に見られた動きをまとめたものです。
model-about-map = 直接後続グラフです。記録された { $cases } 件の案件で、ある工程の直後にどの工程が記録されたかだけを示します。並行や順序の決まりは表さず、線をつないだ道がそのまま起きたとは限りません。工程 { $all-activities } 種のうち { $activities } 種、つながり { $all-flows } 本のうち { $flows } 本を示し、{ $allowed } 件（{ $share }%）は全体がこの図の上にあります。
model-cases = { $count } 件
model-events = イベント { $count } 件
model-times = { $count } 回

refusal-model-too-many-activities = 工程が { $found } 種あり、モデルを求められるのは { $most } 種までです。
refusal-model-too-many-activities-hint = 工程の列が正しいかを kajitori log inspect で確かめ、番号などを含む列なら対応（mapping）を直してください。
refusal-model-too-many-variants = 異なる経路が { $found } 通りを超え、一度に扱える大きさ（工程 { $most } 個分）を超えました。
refusal-model-too-many-variants-hint = 期間や対象を絞った記録から求めてください。
refusal-model-too-large = 工程 { $activities } 種、つながり { $flows } 本の図は、読める大きさではありません（上限は { $most-activities } 種、{ $most-flows } 本）。
refusal-model-too-large-hint = --activities や --paths の割合を下げてください。
refusal-model-nothing = 記録に案件がなく、モデルを求められません。
refusal-model-nothing-hint = kajitori log inspect で、行が読み取れているかを確かめてください。
refusal-model-option = { $option } は、求め方 { $method } では使えません。
refusal-model-option-hint = { $option } を外すか、--method を変えてください（--noise は inductive、--paths は dfg で使えます）。
