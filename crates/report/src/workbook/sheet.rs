//! One table per sheet: a line that says what it is, a frozen header with a filter, typed cells.

use kajitori_domain::agreement::level::Quantity;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::time::{Moment, Span};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::draw::{float, span};
use crate::show::Show;

/// Rows of a sheet in this format.
pub(crate) const ROWS: usize = 1_048_576;
/// Longest text of a cell in this format, in UTF-16 units.
const TEXT: usize = 32_767;
/// Rows above the first row of data: what the sheet is, and the header.
pub(crate) const ABOVE: usize = 2;

/// A cell ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Field {
    Empty,
    /// Always a string, whatever it begins with.
    Text(String),
    Count(u64),
    /// 0–1, shown as a percentage.
    Share(f64),
    Hours(Span),
    Number(f64),
    Time(Moment),
    Boolean(bool),
}

impl Field {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn optional(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    /// The share `part / whole`; empty when there is no whole.
    pub(crate) fn ratio(part: u64, whole: u64) -> Self {
        if whole == 0 { Self::Empty } else { Self::Share(float(part) / float(whole)) }
    }

    /// An amount as value, numerator and denominator; all empty where it says nothing.
    pub(crate) fn amount(amount: Option<&Amount>) -> [Self; 3] {
        let mean = |sum: i128, n: u64, unit: i128| {
            #[expect(clippy::cast_precision_loss, reason = "a cell holds a 64-bit float")]
            let value = sum as f64 / unit as f64 / float(n);
            Self::Number(value)
        };
        match amount {
            Some(Amount::Ratio { numerator, denominator }) if *denominator > 0 => [
                Self::ratio(*numerator, *denominator),
                Self::Count(*numerator),
                Self::Count(*denominator),
            ],
            Some(Amount::Duration { value, n }) if *n > 0 => {
                [Self::Hours(*value), Self::Empty, Self::Count(*n)]
            }
            Some(Amount::MeanDuration { sum, n }) if *n > 0 => {
                [mean(*sum, *n, i128::from(Span::HOUR.0)), Self::Empty, Self::Count(*n)]
            }
            Some(Amount::MeanNumber { sum, n }) if *n > 0 => {
                [mean(*sum, *n, 1_000_000), Self::Empty, Self::Count(*n)]
            }
            Some(Amount::Count { value, n }) => [Self::Count(*value), Self::Empty, Self::Count(*n)],
            _ => [Self::Empty, Self::Empty, Self::Empty],
        }
    }

    /// A promised quantity.
    pub(crate) fn quantity(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Ratio(share) => Self::Share(share.to_f64()),
            Quantity::Duration(span) => Self::Hours(span),
            Quantity::Count(count) => Self::Count(count),
            Quantity::Number(number) => Self::Number(number.to_f64()),
        }
    }
}

/// The formats of a workbook.
struct Look {
    head: Format,
    note: Format,
    text: Format,
    count: Format,
    share: Format,
    hours: Format,
    number: Format,
    time: Format,
}

/// A workbook in the making.
pub(crate) struct Book<'a> {
    workbook: &'a mut Workbook,
    show: &'a Show<'a>,
    look: Look,
}

impl<'a> Book<'a> {
    pub(crate) fn new(workbook: &'a mut Workbook, show: &'a Show<'a>) -> Self {
        let plain = || Format::new().set_font_name("Noto Sans JP").set_font_size(10);
        let number = |format: &str| plain().set_num_format(format).set_align(FormatAlign::Top);
        let look = Look {
            head: plain()
                .set_bold()
                .set_background_color(Color::RGB(0x00EE_F1F5))
                .set_border_bottom(FormatBorder::Medium)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            note: plain().set_font_color(Color::RGB(0x005B_6470)),
            text: plain().set_align(FormatAlign::Top),
            count: number("#,##0"),
            share: number("0.00%"),
            hours: number("#,##0.00"),
            number: number("General"),
            time: number("yyyy/mm/dd hh:mm:ss"),
        };
        Self { workbook, show, look }
    }

    /// Begins the sheet whose name is the word `name`, with a line `note` above the `header`
    /// (name, width).
    pub(crate) fn sheet(
        &mut self,
        name: &str,
        note: &str,
        header: &[(String, f64)],
    ) -> Result<Sheet<'_>, XlsxError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(self.show.word(name))?;
        sheet.write_string_with_format(0, 0, fitting(note), &self.look.note)?;
        for (index, (label, width)) in header.iter().enumerate() {
            let column = column(index)?;
            sheet.write_string_with_format(1, column, fitting(label), &self.look.head)?;
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_freeze_panes(2, 1)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(1, 1)?;
        Ok(Sheet { sheet, show: self.show, look: &self.look, next: 2, columns: header.len() })
    }
}

/// A sheet in the making.
pub(crate) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    show: &'a Show<'a>,
    look: &'a Look,
    next: u32,
    columns: usize,
}

impl Sheet<'_> {
    /// Writes the next row.
    pub(crate) fn row(&mut self, fields: &[Field]) -> Result<(), XlsxError> {
        let row = self.next;
        self.next += 1;
        for (index, field) in fields.iter().enumerate() {
            self.cell(row, column(index)?, field)?;
        }
        Ok(())
    }

    fn cell(&mut self, row: u32, column: u16, field: &Field) -> Result<(), XlsxError> {
        let (sheet, look) = (&mut *self.sheet, self.look);
        match field {
            Field::Empty => return Ok(()),
            Field::Text(text) => {
                sheet.write_string_with_format(row, column, fitting(text), &look.text)?
            }
            Field::Count(count) => {
                sheet.write_number_with_format(row, column, float(*count), &look.count)?
            }
            Field::Share(value) if value.is_finite() => {
                sheet.write_number_with_format(row, column, *value, &look.share)?
            }
            Field::Hours(value) => {
                let hours = span(*value) / span(Span::HOUR);
                sheet.write_number_with_format(row, column, hours, &look.hours)?
            }
            Field::Number(value) if value.is_finite() => {
                sheet.write_number_with_format(row, column, *value, &look.number)?
            }
            Field::Share(_) | Field::Number(_) => return Ok(()),
            Field::Time(moment) => match self.show.clock.serial(*moment) {
                Some(serial) => sheet.write_number_with_format(row, column, serial, &look.time)?,
                None => {
                    let text = self.show.clock.stamp(*moment);
                    sheet.write_string_with_format(row, column, text, &look.text)?
                }
            },
            Field::Boolean(value) => {
                sheet.write_boolean_with_format(row, column, *value, &look.text)?
            }
        };
        Ok(())
    }

    /// Puts the filter on the rows written; call it last.
    pub(crate) fn finish(self) -> Result<(), XlsxError> {
        if self.columns > 0 && self.next > 2 {
            self.sheet.autofilter(1, 0, self.next - 1, column(self.columns - 1)?)?;
        }
        Ok(())
    }
}

fn column(index: usize) -> Result<u16, XlsxError> {
    u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)
}

/// `text` cut to what a cell may hold, without control characters that XML forbids.
fn fitting(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= TEXT
    };
    text.chars().filter(|c| !c.is_control() || *c == '\n').take_while(fits).collect()
}
