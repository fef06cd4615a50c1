/**
 * A minimal pair: a page that passes a check, and the same page with one component taken away, which fails or cannot tell.
 * `lines` are the content under `heading`; `without` are the lines taken away. All names are invented.
 */
export type Pair = {
  check: string;
  heading: string;
  lines: readonly string[];
  without: readonly number[];
  left?: 'failed' | 'cantTell' | 'inapplicable';
  /** The criterion's own words, where the check asks for what they name. */
  asked?: string;
  /** What stands instead of the whole content, where a part of a line is taken away. */
  instead?: readonly string[];
};

export const filler = (words: string, times = 8) => `<p>${Array(times).fill(words).join(' ')}</p>`;
export const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
export const table = (...rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => row(...cells)).join('')}</table>`;
export const person = (name: string, post: string, photo = true, phone = true) =>
  `<div class="card">${photo ? '<img src="/photo/p.jpg" width="120">' : ''}<p>${name}</p><p>${post}</p>${phone ? '<p>โทร 0 0000 0001</p>' : ''}</div>`;
export const head = person('นายสมมุติ ทดสอบดี', 'นายกองค์การบริหารส่วนตำบล');
export const deputy = person('นางสาวสมใจ ตัวอย่างงาม', 'รองนายกองค์การบริหารส่วนตำบล');
export const clerk = person('นายสมชาย สาธิตการ', 'ปลัดองค์การบริหารส่วนตำบล');
export const director = person('นางสมหญิง ลองดู', 'ผู้อำนวยการกองคลัง');
export const money = (name: string) =>
  table(
    ['โครงการ', 'งบประมาณ', 'ระยะเวลา', 'ผลการดำเนินงาน'],
    [name, '20,000', 'ต.ค. - มี.ค.', 'แล้วเสร็จ เบิกจ่าย 18,000 บาท'],
    [name, '10,000', 'เม.ย.', 'อยู่ระหว่างดำเนินการ'],
  );
