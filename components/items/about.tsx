import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { adviceFor, topicBySlug } from '../../lib/checklist';
import type { EditionPack, Item } from '../../lib/checklist/schema';
import { useApp } from '../app/context';
import { Fold, Note } from '../parts/controls';
import { Icon } from '../parts/icons';

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** What we advise (marked as ours), and what is known of the item and from where. */
export function About({ item, pack }: { item: Item; pack: EditionPack }) {
  const app = useApp();
  const w = app.w.value.item;
  const [open, setOpen] = useState(false);
  const id = useId();
  const advice = item.topics.flatMap((topic) => adviceFor(topic, app.language.value) ?? []);
  const { lao, form, basis, observed, unverified } = item.notes;
  const sources = item.sources.map((source) => pack.sources.find((one) => one.id === source)?.what ?? source);
  const topics = item.topics.map((slug) => {
    const topic = topicBySlug(slug);
    return topic ? (app.language.value === 'th' ? topic.nameTh : topic.nameEn) : slug;
  });
  return (
    <>
      {advice.length > 0 && (
        <Note icon="info" part="advice">
          <p>
            <b>{w.advice}</b> <span class="meta">{w.adviceNot}</span>
          </p>
          {advice.map((one) => (
            <div key={one.howTo} class="stack-s">
              <p class="tight">{one.howTo}</p>
              {one.commonZero.length > 0 && (
                <div class="tight">
                  <b>{w.commonZero}</b>
                  <ul style={{ listStyle: 'disc', paddingLeft: '18px' }}>
                    {one.commonZero.map((why) => (
                      <li key={why}>{why}</li>
                    ))}
                  </ul>
                </div>
              )}
            </div>
          ))}
        </Note>
      )}
      <section class="card">
        <Fold open={open} toggle={() => setOpen(!open)} part="about-fold" controls={id}>
          <Icon name="info" />
          <span class="grow">{w.about}</span>
        </Fold>
        {open && (
          <dl class="facts pad" id={id} style={{ paddingTop: 0 }}>
            <Line label={w.topics}>{topics.join(' · ')}</Line>
            {lao && <Line label={w.lao}>{lao}</Line>}
            {form && <Line label={w.form}>{form}</Line>}
            {item.yearRule.text && <Line label={w.yearRule}>{item.yearRule.text}</Line>}
            {basis && <Line label={app.w.value.basis.label}>{basis}</Line>}
            {observed && observed.length > 0 && (
              <Line label={w.observed}>
                <Lines texts={observed} />
              </Line>
            )}
            {unverified && unverified.length > 0 && (
              <Line label={w.unverified}>
                <Lines texts={unverified} />
              </Line>
            )}
            <Line label={w.sources}>
              <Lines texts={sources.map((source) => (source === 'recall' ? w.recall : source))} />
            </Line>
          </dl>
        )}
      </section>
    </>
  );
}
