// `npm run demo`: sets up what is missing, then drives the main job in a real Chromium (scripts/demo.ts).
import { join } from 'node:path';
import { cli, root, run, setUp } from './setup.mjs';

await cli(async () => {
  setUp({ browsers: ['chromium'] });
  run(
    join(root, 'node_modules', '.bin', 'tsx'),
    ['scripts/demo.ts', ...process.argv.slice(2)],
    'The demo did not come to its end',
  );
});
