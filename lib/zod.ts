import * as z from 'zod/mini';

// zod's code generator probes eval, which the extension's CSP forbids and logs as an error.
z.config({ jitless: true });

export { z };
