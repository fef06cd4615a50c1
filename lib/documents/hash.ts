/**
 * A fingerprint of bytes: four 32-bit lanes over little-endian words, 32 hexadecimal digits. It tells that a file changed;
 * it is no protection against forgery. Not crypto.subtle: a frame on an http page of Firefox has none.
 */
export function fingerprint(bytes: Uint8Array): string {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  let a = 0x9e3779b9 ^ bytes.length;
  let b = 0x85ebca6b;
  let c = 0xc2b2ae35;
  let d = 0x27d4eb2f;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    a = Math.imul(a ^ word, 0x9e3779b1);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b + word, 0x85ebca77);
    b = (b << 11) | (b >>> 21);
    c = Math.imul(c ^ (word + a), 0xc2b2ae3d);
    c = (c << 17) | (c >>> 15);
    d = (Math.imul(d ^ b, 0x27d4eb2f) + word) | 0;
  }
  for (let at = words.length * 4; at < aligned.length; at++) {
    a = Math.imul(a ^ (aligned[at] ?? 0), 0x9e3779b1);
    d = Math.imul(d + (aligned[at] ?? 0), 0x85ebca77);
  }
  a += b ^ d;
  b += c;
  c += a;
  d += b ^ c;
  return [a + d, b + a, c + b, d + c].map(hex).join('');
}

/** Eight hexadecimal digits, every bit of the lane stirred into each. */
function hex(lane: number): string {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
