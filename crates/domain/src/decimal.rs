//! Exact decimal numbers as people write them in contracts: `0.999`, `99.9%`, `1.5`.

use std::cmp::Ordering;

use serde::Serialize;

/// An exact decimal number: `units / 10^scale`.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    /// The number without its decimal point.
    pub units: i64,
    /// Digits after the decimal point, 0–15.
    pub scale: u8,
}

impl Decimal {
    /// Reads `0.999`, `-3`, or `99.9%` (which is 0.999). `None` when it is no such number or too long.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, percent) = match text.strip_suffix(['%', '％']) {
            Some(rest) => (rest.trim_end(), 2),
            None => (text, 0),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let bare = digits.strip_prefix('-').unwrap_or(&digits);
        let fits = !bare.is_empty() && bare.len() <= 15 && bare.bytes().all(|b| b.is_ascii_digit());
        if !fits || (text.contains('.') && fraction.is_empty()) {
            return None;
        }
        let scale = u8::try_from(fraction.len()).ok()? + percent;
        Some(Self { units: digits.parse().ok()?, scale })
    }

    /// The nearest binary floating-point number; for statistics and drawing, never for a verdict.
    pub fn to_f64(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most 15 digits, exact in f64")]
        let units = self.units as f64;
        units / 10_f64.powi(i32::from(self.scale))
    }

    /// Compares the fraction `numerator / denominator` with this number, exactly. `denominator` must be positive.
    pub fn compare_fraction(self, numerator: i128, denominator: i128) -> Ordering {
        let scale = 10_i128.pow(u32::from(self.scale));
        (numerator * scale).cmp(&(i128::from(self.units) * denominator))
    }

    /// Whether the number is one (a target of 100 %).
    pub fn is_one(self) -> bool {
        self.compare_fraction(1, 1) == Ordering::Equal
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = |s: u8| 10_i128.pow(u32::from(s));
        (i128::from(self.units) * scale(other.scale))
            .cmp(&(i128::from(other.units) * scale(self.scale)))
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.units);
        }
        let scale = 10_u64.pow(u32::from(self.scale));
        let (magnitude, sign) = (self.units.unsigned_abs(), if self.units < 0 { "-" } else { "" });
        let width = usize::from(self.scale);
        write!(f, "{sign}{}.{:0width$}", magnitude / scale, magnitude % scale)
    }
}

impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
