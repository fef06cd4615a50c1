import { useApp } from './app/context';
import { Legend } from './parts/legend';

/** Nothing is set up: what to do, in three steps, and the marks that will be met. */
export function FirstRun() {
  const app = useApp();
  const w = app.w.value;
  return (
    <div class="sb-body paper" data-part="first-run">
      <div class="ctr">
        <h2 style={{ fontSize: '20px' }}>{w.start.title}</h2>
        <p>{w.start.body}</p>
        <ol class="steps">
          {w.start.steps.map((step, at) => (
            <li key={step}>
              <span class="n num" aria-hidden="true">
                {at + 1}
              </span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
        <button
          type="button"
          class="btn main wide"
          style={{ marginTop: '14px' }}
          data-part="setup"
          onClick={() => app.tell({ type: 'go', to: 'setup' })}
        >
          {w.start.main}
        </button>
        <div class="row" style={{ justifyContent: 'center', marginTop: '10px' }}>
          <button type="button" class="link" data-part="restore" onClick={() => app.tell({ type: 'go', to: 'setup' })}>
            {w.start.restore}
          </button>
        </div>
        <Legend />
      </div>
    </div>
  );
}
