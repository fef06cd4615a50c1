/** Editions before this one are no longer worked on: they stand apart, under ปีก่อน. */
export const EARLIER_THAN = 2567;
