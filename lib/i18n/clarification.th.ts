import type { LinkState } from '../links/verdict';

/** Thai words of the clarification that goes to the assessors: an official text, so there is none in English. */
export const clarificationTh = {
  subject: (code: string, name: string) => `คำชี้แจงข้อ ${code} ${name}`,
  opening: (day: string) => `หน่วยงานได้เผยแพร่ข้อมูลและระบุในระบบ ITAS เมื่อวันที่ ${day} ดังนี้`,
  nothing: (day: string) => `ชุดที่ส่งในระบบ ITAS เมื่อวันที่ ${day} ไม่มี URL ของข้อนี้`,
  evidence: (n: number, title: string) => `${n}. ${title}`,
  url: (url: string) => `URL: ${url}`,
  way: (path: string) => `วิธีเข้าถึง: ${path}`,
  foundOn: (url: string) => `อยู่ในหน้า: ${url}`,
  taken: (day: string) => `ตรวจพบและบันทึกเป็นหลักฐานเมื่อ ${day}`,
  verdict: (day: string, seen: string) => `ผลตรวจการเปิดเมื่อ ${day}: ${seen}`,
  unchecked: 'ผลตรวจการเปิด: ไม่มีบันทึกในวันที่ส่ง',
  picture: (day: string, url: string) => `ภาพหน้าจอเมื่อ ${day} ของหน้า ${url} (แนบ)`,
  explanation: (text: string) => `คำอธิบายที่ระบุไว้: ${text}`,
  asks: 'องค์ประกอบด้านข้อมูลที่ข้อนี้กำหนด',
  criterion: (n: number, text: string) => `(${n}) ${text}`,
  states: {
    opens: 'เปิดดูได้โดยไม่ต้องเข้าสู่ระบบ',
    redirected: 'เปิดดูได้ โดยถูกส่งต่อไปยังที่อยู่ใหม่',
    'home-instead': 'แสดงหน้าแรกของเว็บไซต์แทน',
    'sign-in': 'ต้องเข้าสู่ระบบก่อน',
    blocked: 'เว็บไซต์ไม่ยอมให้โปรแกรมตรวจ',
    'needs-scripts': 'แสดงเนื้อหาด้วยสคริปต์ โปรแกรมอ่านไม่ได้',
    broken: 'เปิดไม่ได้',
    'not-granted': 'โปรแกรมยังไม่ได้รับอนุญาตให้อ่านเว็บไซต์นั้น',
  } satisfies Record<LinkState, string>,
  closing: 'จึงเรียนชี้แจงมาเพื่อโปรดพิจารณา',
};
