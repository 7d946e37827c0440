//! The demo company's simulation (§4.3 of the domain report), and what must hold for any.

use super::*;
use crate::cost::tests::demo;
use crate::cost::worth;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

fn triangle(low: f64, mode: f64, high: f64) -> Triangle {
    Triangle { low, mode, high }
}

/// The demo company's model. Its two governance classes move as one: all of it is in `Management`.
fn model() -> RiskModel {
    let mut sheet = demo();
    let governance = crate::cost::Figure::known(13_104_000);
    sheet.figures.insert(Class::Management, governance);
    let none = crate::cost::Figure::Nothing { reason: "管理に含む".to_owned() };
    sheet.figures.insert(Class::Communication, none);
    let million = |low: f64, mode: f64, high: f64| triangle(low * 1e6, mode * 1e6, high * 1e6);
    let hours = |low: f64, mode: f64, high: f64, price: f64| {
        triangle(low * price, mode * price, high * price)
    };
    RiskModel {
        baseline_variable: Share::of(55, 100).expect("55 %"),
        fee_variable: Share::ONE,
        target: decimal("20%"),
        uncertain: BTreeMap::from([
            (Driver::Class(Class::Rework), hours(1500.0, 2280.0, 4200.0, 3900.0)),
            (Driver::Class(Class::Change), million(4.5, 7.35, 14.0)),
            (Driver::Class(Class::Management), hours(2600.0, 3120.0, 4600.0, 4200.0)),
            (Driver::Class(Class::Stranded), million(0.3 * 5.4, 1.1 * 5.4, 2.0 * 5.4)),
            (Driver::FeeGrowth, triangle(0.0, 0.03, 0.07)),
            (Driver::Volume, triangle(-0.10, 0.0, 0.15)),
            (Driver::Wage, triangle(0.01, 0.03, 0.05)),
        ]),
        ..RiskModel::of(&sheet, 3, decimal("5%")).expect("a complete sheet")
    }
}

#[test]
fn the_demo_company_s_risk() {
    let risk = simulate(&model(), RUNS, 20_261_122).expect("a simulation");
    let near = |found: f64, expected: f64, within: f64| {
        assert!((found - expected).abs() <= within, "{found} is not {expected} ± {within}");
    };
    near(risk.positive, 0.73, 0.015);
    near(risk.p10.to_f64() / 1e6, -12.4, 0.6);
    near(risk.p50.to_f64() / 1e6, 11.7, 0.6);
    near(risk.p90.to_f64() / 1e6, 33.8, 0.6);
    near(risk.first_year_saves, 0.98, 0.005);
    assert_eq!(risk.first_year_target, 0.0, "twenty percent is out of reach");
    let expected = [
        (Driver::Volume, -0.54),
        (Driver::FeeGrowth, -0.46),
        (Driver::Wage, 0.32),
        (Driver::Class(Class::Rework), -0.32),
        (Driver::Class(Class::Change), -0.28),
        (Driver::Class(Class::Stranded), -0.28),
        (Driver::Class(Class::Management), -0.27),
    ];
    for (driver, rho) in expected {
        let found = risk.tornado.iter().find(|(own, _)| *own == driver).and_then(|(_, rho)| *rho);
        near(found.expect("a correlation"), rho, 0.02);
    }
    assert_eq!(risk.tornado[0].0, Driver::Volume);
    assert_eq!(risk.tornado[1].0, Driver::FeeGrowth);
}

#[test]
fn the_same_seed_gives_the_same_and_another_does_not() {
    let of = |seed| simulate(&model(), 2_000, seed).expect("a simulation");
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn without_variance_it_is_the_plain_calculation() {
    let sheet = demo();
    let mut model = RiskModel::of(&sheet, 3, decimal("5%")).expect("a complete sheet");
    let plain = worth(&sheet.comparison(), 3, decimal("5%")).expect("a worth").npv.amount;
    model.uncertain = BTreeMap::from([
        (Driver::Volume, Triangle::certain(0.0)),
        (Driver::FeeGrowth, Triangle::certain(0.0)),
        (Driver::Class(Class::Rework), Triangle::certain(8_892_000.0)),
    ]);
    let risk = simulate(&model, 50, 9).expect("a simulation");
    assert_eq!((risk.p10, risk.p50, risk.p90), (plain, plain, plain));
    assert_eq!((risk.positive, risk.first_year_saves), (1.0, 1.0));
    assert!(risk.tornado.iter().all(|(_, rho)| rho.is_none()), "nothing moves");
}

#[test]
fn what_cannot_be_simulated_is_refused() {
    let with = |change: &dyn Fn(&mut RiskModel)| {
        let mut model = model();
        change(&mut model);
        simulate(&model, 10, 1).map(|_| ()).map_err(|refusal| refusal.code)
    };
    assert_eq!(with(&|_| ()), Ok(()));
    let drivers = [
        (Driver::Volume, triangle(2.0, 1.0, 3.0), "risk-triangle"),
        (Driver::Volume, triangle(0.0, f64::NAN, 3.0), "risk-triangle"),
        (Driver::Class(Class::People), Triangle::certain(1.0), "risk-driver"),
    ];
    for (driver, triangle, code) in drivers {
        let add = |model: &mut RiskModel| {
            model.uncertain.insert(driver, triangle);
        };
        assert_eq!(with(&add), Err(code));
    }
    assert_eq!(with(&|m| m.rate = decimal("101%")), Err("cost-rate"));
    assert_eq!(with(&|m| m.years = 0), Err("cost-years"));
    for runs in [0, 1_000_001] {
        assert_eq!(simulate(&model(), runs, 1).expect_err("runs").code, "risk-runs");
    }
}
