import { describe, expect, it } from 'vitest';
import { addressesIn, emailsIn, phonesIn } from '../../../lib/thai/contact';
import { peopleIn, positionsIn } from '../../../lib/thai/people';

const names = (text: string) => peopleIn(text).map(({ title, given, surname }) => [title, given, surname].join('|'));

describe('peopleIn', () => {
  it.each([
    ['นายสมมุติ ทดลองดี', ['นาย|สมมุติ|ทดลองดี']],
    ['นาย สมมุติ  ทดลองดีนายกเทศมนตรี', ['นาย|สมมุติ|ทดลองดี']],
    ['นางสาวสมมุติ ทดลองดี ปลัด อบต.', ['นางสาว|สมมุติ|ทดลองดี']],
    ['น.ส.สมมุติ ทดลองดี นางตัวอย่าง ลองดู', ['น.ส.|สมมุติ|ทดลองดี', 'นาง|ตัวอย่าง|ลองดู']],
    ['ว่าที่ ร.ต. สมมุติ ทดลองดี', ['ว่าที่ ร.ต.|สมมุติ|ทดลองดี']],
    ['ว่าที่ร้อยตรีสมมุติ ทดลองดี', ['ว่าที่ร้อยตรี|สมมุติ|ทดลองดี']],
    ['พ.จ.อ.สมมุติ ทดลองดี', ['พ.จ.อ.|สมมุติ|ทดลองดี']],
    ['ดร.สมมุติ ทดลองดี', ['ดร.|สมมุติ|ทดลองดี']],
    ['นายสมมุติ ณ ตัวอย่าง', ['นาย|สมมุติ|ณ ตัวอย่าง']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));
  it.each([
    'นายกองค์การบริหารส่วนตำบลตัวอย่าง',
    'นายอำเภอเมือง',
    'นายช่างโยธา ชำนาญงาน',
    'นายก อบต. ตัวอย่าง',
    'นางเลิ้ง ตัวอย่าง',
    'นาย',
  ])('nobody in %s', (text) => expect(names(text)).toEqual([]));
});

describe('positionsIn', () => {
  it.each([
    ['นายกองค์การบริหารส่วนตำบลตัวอย่าง', ['head']],
    ['รองนายกเทศมนตรี คนที่ 1', ['deputy-head']],
    ['เลขานุการนายก อบต.', ['adviser']],
    ['ประธานสภาเทศบาล', ['council']],
    ['ปลัดเทศบาล รองปลัดเทศบาล', ['clerk', 'deputy-clerk']],
    ['หัวหน้าสำนักปลัด ผู้อำนวยการกองคลัง', ['director', 'director']],
    ['นายช่างโยธา', ['officer']],
    ['สำนักปลัดเทศบาล', []],
  ])('%s', (text, expected) => expect(positionsIn(text).map(({ rank }) => rank)).toEqual(expected));
});

describe('contact', () => {
  it.each([
    ['โทร 0 0000 0001', ['phone 000000001']],
    ['โทร.0-0000-0001-9 โทรสาร 0-0000-0002', ['phone 000000001', 'fax 000000002']],
    ['๐๘๑-๐๐๐-๐๐๐๑', ['phone 0810000001']],
    ['+66 81 000 0001', ['phone 0810000001']],
    ['สายด่วน 1000', ['phone 1000']],
    ['0-0000-00001-11-1', []],
    ['1-0000-00000-00-1', []],
    ['เลขที่ 0000000000000', []],
  ])('%s', (text, expected) => expect(phonesIn(text).map(({ kind, number }) => `${kind} ${number}`)).toEqual(expected));
  it('finds e-mail addresses', () =>
    expect(emailsIn('อีเมล:Saraban@demo.go.th หรือ info (at) demo.go.th').map(({ address }) => address)).toEqual([
      'saraban@demo.go.th',
      'info@demo.go.th',
    ]));
  it('takes addresses apart', () => {
    expect(addressesIn('เลขที่ ๙๙ หมู่ที่ 4 ตำบลตัวอย่าง อำเภอสมมุติ จังหวัดทดลอง 10000')[0]?.parts).toEqual({
      number: '99',
      moo: '4',
      tambon: 'ตัวอย่าง',
      amphoe: 'สมมุติ',
      province: 'ทดลอง',
      postcode: '10000',
    });
    expect(addressesIn('99/1 ม.4 ต.ตัวอย่าง อ.สมมุติ จ.ทดลอง')[0]?.parts).toMatchObject({
      number: '99/1',
      tambon: 'ตัวอย่าง',
    });
    expect(addressesIn('ตำบลตัวอย่าง')).toEqual([]);
    expect(addressesIn('ตำบล อำเภอ จังหวัด หรือกระทรวง')).toEqual([]);
  });
});
