/** The record that `holidays from` declares, and its one field: a row for each day off. */
export const HOLIDAYS = 'holiday'
export const HOLIDAY_DATE = 'date'
