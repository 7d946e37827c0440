//! Pseudo-random numbers for simulations and made-up rows: SplitMix64 (Steele, Lea, Flood 2014),
//! the same stream on every machine. Samples that two parties draw again come from `draw`.

use std::f64::consts::TAU;

/// A stream of pseudo-random numbers; the same seed gives the same stream.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number strictly between 0 and 1, in steps of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are exact in f64")]
        let whole = (self.bits() >> 11) as f64;
        (whole + 0.5) / 9_007_199_254_740_992.0
    }

    /// A number of the standard normal distribution (Box & Muller 1958; one of the pair is used, so
    /// that every call takes the same steps of the stream).
    pub fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (TAU * angle).cos()
    }

    /// A number of the gamma distribution with `shape` (above 0) and scale 1 (Marsaglia & Tsang
    /// 2000); a shape below 1 by the power of a uniform number, as they say. 0 for any other shape.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if !(shape.is_finite() && shape > 0.0) {
            return 0.0;
        }
        if shape < 1.0 {
            let power = self.uniform().powf(1.0 / shape);
            return self.gamma(shape + 1.0) * power;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            let u = self.uniform();
            if v > 0.0 && u.ln() < 0.5 * x * x + d * (1.0 - v + v.ln()) {
                return d * v;
            }
        }
    }

    /// Weights of the Dirichlet distribution with these parameters (each 0 or more): 0 or more,
    /// with the sum 1. A parameter of 0 gives 0; all 0 gives all 0.
    pub fn dirichlet(&mut self, parameters: &[f64]) -> Vec<f64> {
        let mut drawn: Vec<f64> = parameters.iter().map(|shape| self.gamma(*shape)).collect();
        let sum: f64 = drawn.iter().sum();
        if sum > 0.0 {
            drawn.iter_mut().for_each(|weight| *weight /= sum);
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_splitmix64() {
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.bits()).collect();
        let published =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, published);
    }

    #[test]
    fn moments_are_those_of_the_distributions() {
        let mut random = Random::new(20_261_122);
        let n = 200_000_u32;
        let mut mean = |draw: &mut dyn FnMut(&mut Random) -> f64| {
            (0..n).map(|_| draw(&mut random)).sum::<f64>() / f64::from(n)
        };
        for (found, expected, within) in [
            (mean(&mut |r| r.uniform()), 0.5, 0.003),
            (mean(&mut |r| r.normal()), 0.0, 0.01),
            (mean(&mut |r| r.normal().powi(2)), 1.0, 0.015),
            (mean(&mut |r| r.gamma(0.5)), 0.5, 0.01),
            (mean(&mut |r| r.gamma(7.5)), 7.5, 0.03),
            (mean(&mut |r| (r.gamma(7.5) - 7.5).powi(2)), 7.5, 0.15),
            (mean(&mut |r| r.dirichlet(&[6.0, 3.0, 1.0])[0]), 0.6, 0.003),
        ] {
            assert!((found - expected).abs() < within, "{found} is not {expected}");
        }
    }

    #[test]
    fn weights_sum_to_one_and_nothing_comes_of_nothing() {
        let mut random = Random::new(7);
        for _ in 0..1000 {
            let drawn = random.dirichlet(&[0.2, 3.0, 0.0, 40.0]);
            assert!((drawn.iter().sum::<f64>() - 1.0).abs() < 1e-12 && drawn[2] == 0.0);
        }
        assert_eq!(random.dirichlet(&[0.0, 0.0]), [0.0, 0.0]);
        assert_eq!((random.gamma(-1.0), random.gamma(f64::NAN)), (0.0, 0.0));
    }
}
