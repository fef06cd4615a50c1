import type { EditionPack, Indicator, Item, SubIndicator } from '../checklist/schema';
import type { AssessmentReadiness } from './readiness';

/**
 * The official arithmetic, per edition (EditionPack.scoring says how well it is known): an item is 100 or 0, a
 * sub-indicator the plain mean of its items, an indicator of its sub-indicators, OIT of its indicators; the total
 * weighs the three instruments. Nothing is rounded on the way: only what is shown is.
 */

export type Instruments = { IIT: number; EIT: number; OIT: number };
export type Band = EditionPack['grades']['bands'][number];

export type OitScore = {
  /** 0-100. */
  score: number;
  indicators: {
    indicator: Indicator;
    score: number;
    subs: { sub: SubIndicator; score: number; items: { item: Item; score: number }[] }[];
  }[];
};

/**
 * OIT step by step. A sub-indicator without items (an edited pack may have one) counts for nothing.
 * @param scoreOf 0-100 for an item
 */
export function oitScore(pack: EditionPack, scoreOf: (item: Item) => number): OitScore {
  const indicators = pack.indicators.map((indicator) => {
    const subs = filled(indicator).map((sub) => {
      const items = sub.items.map((item) => ({ item, score: scoreOf(item) }));
      return { sub, items, score: mean(items) };
    });
    return { indicator, subs, score: mean(subs) };
  });
  return { indicators, score: mean(indicators.filter(({ subs }) => subs.length > 0)) };
}

/** 0-100. */
export function totalScore(pack: EditionPack, { IIT, EIT, OIT }: Instruments): number {
  const { weights } = pack.scoring;
  return weights.IIT * IIT + weights.EIT * EIT + weights.OIT * OIT;
}

/** The first band that holds, from the best down; its own `basis` says how well its border is known. Null = none holds. */
export function gradeOf(pack: EditionPack, instruments: Instruments): Band | null {
  // As published: two places, so that 84.996 is 85.00.
  const total = rounded(totalScore(pack, instruments));
  const least = Math.min(...Object.values(instruments).map(rounded));
  const holds = ({ minTotal, minInstrument }: Band) =>
    total >= minTotal && (minInstrument === null || least >= minInstrument);
  return pack.grades.bands.find(holds) ?? null;
}

/** OIT points that an item brings when it goes from 0 to 100, by item id. Together they make 100. */
export function worthOfItems(pack: EditionPack): ReadonlyMap<string, number> {
  const indicators = pack.indicators.filter((indicator) => filled(indicator).length > 0);
  const worth = new Map<string, number>();
  for (const indicator of indicators) {
    const subs = filled(indicator);
    for (const sub of subs) {
      for (const item of sub.items) worth.set(item.id, 100 / indicators.length / subs.length / sub.items.length);
    }
  }
  return worth;
}

/** Points of the total (0-100, all three instruments) that an item brings, by item id. */
export function worthInTotal(pack: EditionPack): ReadonlyMap<string, number> {
  return new Map([...worthOfItems(pack)].map(([id, points]) => [id, points * pack.scoring.weights.OIT]));
}

export type TotalForecast = { sure: number; atBest: number; grades: { sure: Band | null; atBest: Band | null } };

/** The total that comes of an OIT between these two when IIT and EIT are what they were; null = one of them is not known. */
export function forecastTotal(
  pack: EditionPack,
  OIT: { sure: number; atBest: number },
  { IIT, EIT }: { IIT: number | null; EIT: number | null },
): TotalForecast | null {
  if (IIT === null || EIT === null) return null;
  const of = (score: number) => ({ IIT, EIT, OIT: score });
  return {
    sure: totalScore(pack, of(OIT.sure)),
    atBest: totalScore(pack, of(OIT.atBest)),
    grades: { sure: gradeOf(pack, of(OIT.sure)), atBest: gradeOf(pack, of(OIT.atBest)) },
  };
}

export type Forecast = {
  /** Only what is ready counts. */
  sure: OitScore;
  /** What has evidence but is not ready counts as well. */
  atBest: OitScore;
};

/** What readiness lets expect, as a range. A forecast, never a score: assessors decide. */
export function forecast(pack: EditionPack, readiness: AssessmentReadiness): Forecast {
  const of = (item: Item) => readiness.items.get(item.id)?.readiness ?? 'missing';
  return {
    sure: oitScore(pack, (item) => (of(item) === 'ready' ? 100 : 0)),
    atBest: oitScore(pack, (item) => (of(item) === 'missing' ? 0 : 100)),
  };
}

/** Two decimal places, half up, as results are published. */
export function rounded(score: number): number {
  return Math.round((score + Number.EPSILON) * 100) / 100;
}

function filled(indicator: Indicator): SubIndicator[] {
  return indicator.subIndicators.filter(({ items }) => items.length > 0);
}

function mean(parts: readonly { score: number }[]): number {
  return parts.length === 0 ? 0 : parts.reduce((sum, { score }) => sum + score, 0) / parts.length;
}
