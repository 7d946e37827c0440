//! 見かけと実質: what the fee alone says is saved, what is saved, and how much the hidden costs eat.

use super::{Rate, Sum};

/// A year of outsourcing beside the baseline (§4.3 of the domain report).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// B: doing it oneself.
    pub baseline: Sum,
    /// Fee.
    pub fee: Sum,
    /// What it costs beside the fee.
    pub hidden: Sum,
    /// I₀: what is paid once.
    pub once: Sum,
}

impl Comparison {
    /// O: fee and hidden costs.
    pub fn outsourced(&self) -> Sum {
        self.fee.plus(self.hidden)
    }

    /// 見かけの削減: B − Fee.
    pub fn apparent(&self) -> Sum {
        self.baseline.minus(self.fee)
    }

    /// 実質の削減: B − O; negative where outsourcing costs more.
    pub fn real(&self) -> Sum {
        self.baseline.minus(self.outsourced())
    }

    /// 見かけ削減率: (B − Fee) / B. `None` without a baseline.
    pub fn apparent_rate(&self) -> Option<Rate> {
        Rate::of(self.apparent(), self.baseline)
    }

    /// 実質削減率: (B − O) / B. `None` without a baseline.
    pub fn real_rate(&self) -> Option<Rate> {
        Rate::of(self.real(), self.baseline)
    }

    /// 削減の目減り率: 1 − (B − O) / (B − Fee), which is hidden / (B − Fee). Above 1 where the hidden
    /// costs eat more than the fee seems to save. `None` where the fee saves nothing to begin with.
    pub fn erosion(&self) -> Option<Rate> {
        Rate::of(self.hidden, self.apparent())
    }

    /// 隠れコスト比: (O − Fee) / O. `None` where nothing is known to be paid. What is missing among the
    /// hidden costs would only raise it.
    pub fn hidden_ratio(&self) -> Option<Rate> {
        let rate = Rate::of(self.hidden, Sum::exact(self.outsourced().amount))?;
        let bound = self.hidden.bound.and(self.fee.bound.flipped());
        Some(Rate { bound, ..rate })
    }
}
