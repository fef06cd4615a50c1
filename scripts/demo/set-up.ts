import type { Page } from 'puppeteer-core';
import { DemoError, step } from './report';
import type { Stage } from './stages';

const part = (name: string) => `[data-part="${name}"]`;

/** Nothing is set up yet: the toolbar button opens the set-up page. It is filled in as a webmaster would, and the site granted by its button. */
export async function setUpAgency(on: Stage): Promise<void> {
  const { lab, page, site, picture } = on;
  const { agency, edition } = site.manifest;
  const [host = ''] = agency.hosts;

  await lab.pressAction(page);
  const dashboard = await setUpPage(on);
  await dashboard.waitForSelector(part('setup-form'));
  await fill(dashboard, 'agency-name', agency.name);
  await fill(dashboard, 'agency-site', `http://${host}/`);
  await fill(dashboard, 'person', agency.person);
  await dashboard.select(part('edition'), String(edition));
  step(`${agency.name} · ${host} · ปีการประเมิน ${edition}`);
  await picture('set-up', dashboard);

  // The browser's own question cannot be clicked here: it is told beforehand that the answer is yes.
  await lab.allowGrants([host.replace(/^www\./, '')]);
  await dashboard.bringToFront();
  await dashboard.click(part('grant-and-start'));
  await dashboard
    .waitForFunction((form) => document.querySelector(form) === null, {}, part('setup-form'))
    .catch(() => {
      throw new DemoError('The set-up did not come to its end: the site was not granted.');
    });
  await picture('dashboard', dashboard);
  step('อนุญาตเว็บไซต์แล้ว');
  await page.bringToFront();
}

async function setUpPage({ lab, page }: Stage): Promise<Page> {
  const target = await page
    .browser()
    .waitForTarget((one) => one.url().startsWith(`${lab.origin}/dashboard.html`), { timeout: 15_000 })
    .catch(() => null);
  const dashboard = await target?.page();
  if (!dashboard) throw new DemoError('The toolbar button did not open the set-up page.');
  await dashboard.setViewport({ width: 1366, height: 768 });
  return dashboard;
}

async function fill(dashboard: Page, name: string, text: string): Promise<void> {
  await dashboard.locator(part(name)).fill(text);
}
