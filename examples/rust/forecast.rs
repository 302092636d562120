//! Reads the reports of a municipality, checks them, and projects its welfare recipients, in Rust.

use std::ffi::{c_char, c_void, CStr, CString};
use std::ptr::{null, null_mut};

#[repr(C)]
struct ForecastOptions {
    struct_size: i64,
    horizon: i64,
    model: *const c_char,
    levels: *const f64,
    levels_count: i64,
    seed: u64,
    threads: i32,
    non_negative: i32,
    integer: i32,
    reserved: i32,
    calibration: *const c_void,
    progress: Option<extern "C" fn(i64, i64, *mut c_void) -> i32>,
    progress_data: *mut c_void,
    cancel: *mut c_void,
}

#[repr(C)]
#[derive(Default)]
struct CheckSummary {
    struct_size: i64,
    figures: i64,
    identities: i64,
    holds: i64,
    holds_within_rounding: i64,
    undecided: i64,
    notes: i64,
    warnings: i64,
    violated: i64,
}

#[link(name = "sociaaldomein")]
extern "C" {
    fn sd_programme_load(paths: *const *const c_char, count: i64, options: *const c_void,
                         programme: *mut *mut c_void, error: *mut *mut c_void) -> i32;
    fn sd_programme_check(programme: *const c_void, findings: *mut *mut c_void, summary: *mut CheckSummary,
                          error: *mut *mut c_void) -> i32;
    fn sd_programme_free(programme: *mut c_void);
    fn sd_forecast_panel(data: *const f64, rows: i64, cols: i64, row_stride: i64, col_stride: i64,
                         first_period: *const c_char, keys: *const *const c_char, options: *const ForecastOptions,
                         forecast: *mut *mut c_void, error: *mut *mut c_void) -> i32;
    fn sd_forecast_data(forecast: *const c_void, which: i32, level: i64) -> *const f64;
    fn sd_forecast_free(forecast: *mut c_void);
    fn sd_error_message(error: *const c_void) -> *const c_char;
    fn sd_error_free(error: *mut c_void);
}

/// An error of the library as Rust has them.
fn said(status: i32, error: *mut c_void) -> Result<(), String> {
    if status == 0 {
        return Ok(());
    }
    let message = unsafe { CStr::from_ptr(sd_error_message(error)) }.to_string_lossy().into_owned();
    unsafe { sd_error_free(error) };
    Err(message)
}

fn main() -> Result<(), String> {
    let names: Vec<CString> = std::env::args().skip(1).map(|name| CString::new(name).unwrap()).collect();
    let paths: Vec<*const c_char> = names.iter().map(|name| name.as_ptr()).collect();
    let (mut programme, mut error) = (null_mut(), null_mut());
    unsafe {
        let status = sd_programme_load(paths.as_ptr(), paths.len() as i64, null(), &mut programme, &mut error);
        said(status, error)?;
        let mut summary = CheckSummary { struct_size: std::mem::size_of::<CheckSummary>() as i64, ..Default::default() };
        said(sd_programme_check(programme, null_mut(), &mut summary, &mut error), error)?;
        println!("{} figures, {} identities, {} violated", summary.figures, summary.identities, summary.violated);
        sd_programme_free(programme);

        let recipients = [3840.0, 3727.0, 3619.0, 3585.0, 3541.0];
        let period = CString::new("2020-H2").unwrap();
        let options = ForecastOptions {
            struct_size: std::mem::size_of::<ForecastOptions>() as i64,
            horizon: 2,
            model: null(),
            levels: null(),
            levels_count: 0,
            seed: 0,
            threads: 0,
            non_negative: 1,
            integer: 0,
            reserved: 0,
            calibration: null(),
            progress: None,
            progress_data: null_mut(),
            cancel: null_mut(),
        };
        let mut forecast = null_mut();
        let status = sd_forecast_panel(recipients.as_ptr(), 5, 1, 1, 5, period.as_ptr(), null(), &options,
                                       &mut forecast, &mut error);
        said(status, error)?;
        let mean = std::slice::from_raw_parts(sd_forecast_data(forecast, 0, 0), 2);
        println!("2023-H1 {:.0}, 2023-H2 {:.0}", mean[0], mean[1]);
        sd_forecast_free(forecast);
    }
    Ok(())
}
