//! Invented names of people; the product turns them into codes when it reads them.

use crate::random::Random;

const FAMILY: [&str; 28] = [
    "髙橋",
    "佐藤",
    "鈴木",
    "田中",
    "渡邊",
    "伊藤",
    "山﨑",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
    "阿部",
    "森",
    "池田",
    "橋本",
    "石川",
    "前田",
    "藤田",
    "德永",
];
const GIVEN: [&str; 20] = [
    "美咲",
    "健太",
    "由紀子",
    "直樹",
    "あゆみ",
    "大輔",
    "恵",
    "翔",
    "智子",
    "和也",
    "さくら",
    "拓也",
    "真由美",
    "亮",
    "千尋",
    "浩二",
    "麻衣",
    "隆",
    "奈々",
    "誠",
];

/// The people of one team.
pub(crate) struct Team {
    names: Vec<String>,
}

impl Team {
    /// Invents `size` people with different names.
    pub(crate) fn new(random: &mut Random, size: usize) -> Self {
        let mut names: Vec<String> = Vec::new();
        while names.len() < size {
            let name = format!("{} {}", random.pick(&FAMILY), random.pick(&GIVEN));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Self { names }
    }

    /// Everybody, the lead first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The first person of the team.
    pub(crate) fn lead(&self) -> &str {
        &self.names[0]
    }

    /// Anybody but the lead.
    pub(crate) fn other(&self, random: &mut Random) -> &str {
        &self.names[1 + random.index(self.names.len() - 1)]
    }

    /// Somebody; `permille` of 1,000 times the lead.
    pub(crate) fn member(&self, random: &mut Random, permille: u64) -> &str {
        if random.chance(permille) { self.lead() } else { self.other(random) }
    }
}
