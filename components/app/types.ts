import type { EvidenceSource as Source } from '../../lib/assessment/model';
import type { z } from '../../lib/zod';

export type EvidenceSource = z.infer<typeof Source>;
export type Readiness = 'ready' | 'partial' | 'missing';
