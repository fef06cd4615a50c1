/**
 * What a scan remembers of every address it ever saw, in a few bytes each: a site of 20,000 pages must not cost more
 * memory while it is read than one of 2,000.
 */

/** Two independent 32-bit hashes of a text (cyrb53, its halves kept apart). */
function hashes(text: string): [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    two = Math.imul(two ^ code, 0x5f356495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35);
  two = Math.imul(two ^ (two >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return [one >>> 0, two >>> 0];
}

/** One of these hashes: for what may be taken for another once in four thousand million times. */
export function shortHash(text: string): number {
  return hashes(text)[0];
}

const FIRST_SLOTS = 1 << 12;

/**
 * Numbers under texts that are not kept: 64 bits of hash stand for each. Among 300,000 texts two are taken for the same
 * once in four hundred million scans.
 */
export class Numbered {
  private slots = FIRST_SLOTS;
  /** Both hashes and the number + 1 of each slot; 0 = free. */
  private table = new Uint32Array(3 * FIRST_SLOTS);
  private count = 0;

  get(text: string): number | undefined {
    const [one, two] = hashes(text);
    const number = this.table[this.slotOf(one, two) + 2] ?? 0;
    return number === 0 ? undefined : number - 1;
  }

  set(text: string, number: number): void {
    if (2 * (this.count + 1) > this.slots) this.grow();
    const [one, two] = hashes(text);
    this.put(one, two, number + 1);
  }

  private put(one: number, two: number, value: number): void {
    const at = this.slotOf(one, two);
    if (this.table[at + 2] === 0) this.count += 1;
    this.table[at] = one;
    this.table[at + 1] = two;
    this.table[at + 2] = value;
  }

  private slotOf(one: number, two: number): number {
    for (let slot = one & (this.slots - 1); ; slot = (slot + 1) & (this.slots - 1)) {
      const at = 3 * slot;
      if (this.table[at + 2] === 0 || (this.table[at] === one && this.table[at + 1] === two)) return at;
    }
  }

  private grow(): void {
    const old = this.table;
    this.slots *= 2;
    this.table = new Uint32Array(3 * this.slots);
    this.count = 0;
    for (let at = 0; at < old.length; at += 3) {
      const value = old[at + 2] ?? 0;
      if (value !== 0) this.put(old[at] ?? 0, old[at + 1] ?? 0, value);
    }
  }
}

/** Small numbers in a row that grows; what was never set is 0. */
export class Column {
  private kept: Uint8Array | Uint16Array | Uint32Array;

  constructor(private readonly of: Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor) {
    this.kept = new of(FIRST_SLOTS);
  }

  get(at: number): number {
    return this.kept[at] ?? 0;
  }

  set(at: number, value: number): void {
    if (at >= this.kept.length) {
      const larger = new this.of(Math.max(2 * this.kept.length, at + 1));
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[at] = value;
  }
}
