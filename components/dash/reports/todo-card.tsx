import { useId, useMemo, useState } from 'preact/hooks';
import type { ReportInput } from '../../../lib/reports/input';
import { owingDivisions, todoItems, todoLine, todoXlsx, type Whose } from '../../../lib/reports/todo';
import { useApp } from '../../app/context';
import { copy } from '../../app/copy';
import { download } from '../../app/download';
import { Field } from '../../parts/controls';
import { Icon } from '../../parts/icons';
import { ReportCard } from './card';
import { lacksOf } from './lacks';
import { nameOf } from './making';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The values of the choice; a division's name stands after the mark, so that none can be taken for another value. */
const ALL = 'all';
const NOBODY = 'nobody';
const OF = 'of:';

function whoseOf(value: string): Whose {
  if (value === NOBODY) return 'nobody';
  return value.startsWith(OF) ? { division: value.slice(OF.length) } : 'all';
}

/** A sheet for each division: document, workbook, and text to send. */
export function TodoCard({ input, thaiDigits }: { input: ReportInput; thaiDigits: boolean }) {
  const app = useApp();
  const w = app.w.value.reports;
  const [value, setValue] = useState(ALL);
  // Fifty divisions are counted once, not at every key that is pressed in another card.
  const counts = useMemo(() => {
    const known = owingDivisions(input).map((division) => (division === '' ? NOBODY : OF + division));
    return new Map([ALL, ...known].map((one) => [one, todoItems(input, whoseOf(one)).length]));
  }, [input]);
  // A division that owes nothing any more is no choice any more.
  const chosen = counts.has(value) ? value : ALL;
  const whose = whoseOf(chosen);
  const nothing = counts.get(ALL) === 0;

  function saveXlsx() {
    const name = nameOf({ id: 'todo', whose }, input, 'xlsx');
    download(todoXlsx(input, whose), name, XLSX);
    app.say(w.done(name));
  }

  return (
    <ReportCard
      asked={{ id: 'todo', whose }}
      lacks={lacksOf('todo', input, w.lacks)}
      thaiDigits={thaiDigits}
      disabled={nothing}
      options={
        nothing ? (
          <p>{w.todo.none}</p>
        ) : (
          <>
            <Field label={w.todo.division}>
              {(attributes) => (
                <select
                  {...attributes}
                  class="in"
                  value={chosen}
                  data-part="todo-division"
                  onChange={(event) => setValue(event.currentTarget.value)}
                >
                  {[...counts].map(([one, count]) => (
                    <option key={one} value={one}>
                      {one === ALL ? w.todo.all : one === NOBODY ? w.todo.nobody : one.slice(OF.length)} ·{' '}
                      {w.todo.count(count)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <LineTexts messages={todoLine(input, whose)} />
          </>
        )
      }
      more={
        <button type="button" class="btn" data-part="xlsx-todo" disabled={nothing} onClick={saveXlsx}>
          <Icon name="table" />
          {w.todo.xlsx}
        </button>
      }
    />
  );
}

/** The messages as they will be sent, each with its button. */
function LineTexts({ messages }: { messages: readonly string[] }) {
  const app = useApp();
  const w = app.w.value.reports.todo;
  const id = useId();
  return (
    <details data-part="line-texts">
      <summary>
        {w.line} {messages.length > 1 && <span class="meta">{w.lineMany(messages.length)}</span>}
      </summary>
      <div class="stack" style={{ paddingTop: '8px' }}>
        {messages.map((message, at) => {
          const label = messages.length > 1 ? w.copyPart(at + 1) : w.copy;
          return (
            <div key={`${at} ${message.length}`}>
              <textarea
                class="in"
                readOnly
                rows={6}
                id={`${id}-${at}`}
                aria-label={`${w.line} ${at + 1}`}
                value={message}
              />
              <button
                type="button"
                class="btn small"
                style={{ marginTop: '4px' }}
                data-part="copy-line"
                onClick={() => app.say(copy({ text: message }) ? w.copied : w.copyFailed)}
              >
                <Icon name="copy" />
                {label}
              </button>
            </div>
          );
        })}
      </div>
    </details>
  );
}
