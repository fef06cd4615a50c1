/** The months by their order in the calendar year: full name, official short form, other ways people write them. */
export const MONTHS: readonly { full: string; short: string; others: readonly string[] }[] = [
  { full: 'มกราคม', short: 'ม.ค.', others: ['มค.', 'มกรา', 'january', 'jan'] },
  { full: 'กุมภาพันธ์', short: 'ก.พ.', others: ['กพ.', 'กุมภา', 'กุมภาพันธุ์', 'กุมพาพันธ์', 'february', 'feb'] },
  { full: 'มีนาคม', short: 'มี.ค.', others: ['มีค.', 'มีนา', 'march', 'mar'] },
  { full: 'เมษายน', short: 'เม.ย.', others: ['เมย.', 'เมษา', 'april', 'apr'] },
  { full: 'พฤษภาคม', short: 'พ.ค.', others: ['พค.', 'พฤษภา', 'พฤกษภาคม', 'may'] },
  { full: 'มิถุนายน', short: 'มิ.ย.', others: ['มิย.', 'มิถุนา', 'june', 'jun'] },
  { full: 'กรกฎาคม', short: 'ก.ค.', others: ['กค.', 'กรกฎา', 'กรกฏาคม', 'กรกฏา', 'july', 'jul'] },
  { full: 'สิงหาคม', short: 'ส.ค.', others: ['สค.', 'สิงหา', 'august', 'aug'] },
  { full: 'กันยายน', short: 'ก.ย.', others: ['กย.', 'กันยา', 'september', 'sept', 'sep'] },
  { full: 'ตุลาคม', short: 'ต.ค.', others: ['ตค.', 'ตุลา', 'october', 'oct'] },
  { full: 'พฤศจิกายน', short: 'พ.ย.', others: ['พย.', 'พฤศจิกา', 'พฤษจิกายน', 'พฤจิกายน', 'november', 'nov'] },
  { full: 'ธันวาคม', short: 'ธ.ค.', others: ['ธค.', 'ธันวา', 'december', 'dec'] },
];
