/** A line or cell that is nothing but a date, with a time or who put it up: when the page was made, not what it is about. */
export const ONLY_DATE =
  /^[\s(]*(?:(?:วันที่|เมื่อ|date|posted(?: on)?)\s*:?\s*)?(?:(?:วัน)?\s*[ก-๙]{2,10}\s*ที่\s*|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s*)?(?:[\d๐-๙]{1,2}\s*[-/\s]\s*[ก-๙a-z.\d]{1,12}\s*[-/,\s]\s*(?:พ\.?\s*ศ\.?\s*)?[\d๐-๙]{2,4}|[a-z]{3,9}\s[\d]{1,2},?\s\d{4}|\d{4}-\d{2}-\d{2})(?:\s*(?:,|\||เวลา|-)?\s*[\d๐-๙]{1,2}[.:][\d๐-๙]{2}(?::[\d๐-๙]{2})?\s*(?:น\.?)?)?[\s)]*(?:โดย.{0,40}|by .{0,40})?$/i;
