import { useEffect, useRef, useState } from 'preact/hooks';
import { useSidebar } from '../app/context';
import { Icon } from '../parts/icons';
import { ConflictBadge } from './colleagues/page';
import { useRouter, useScanning } from './context';
import { hrefOf, OTHER_PLACES, type Place, placeOf, WORK_PLACES } from './route';

export function Navigation() {
  const { app } = useSidebar();
  const { route } = useRouter();
  const w = app.w.value;
  const current = placeOf(route.value);
  return (
    <nav aria-label={w.dash.nav.label}>
      {WORK_PLACES.map((place) => (
        <NavLink key={place} place={place} current={current} />
      ))}
      <Others current={current} />
    </nav>
  );
}

function NavLink({ place, current, onClick }: { place: Place; current: Place; onClick?: () => void }) {
  const { app } = useSidebar();
  const scanning = useScanning();
  const w = app.w.value;
  return (
    <a
      href={hrefOf({ place })}
      aria-current={place === current ? 'page' : undefined}
      data-part={`nav-${place}`}
      onClick={onClick}
    >
      {w.dash.nav[place]}
      {place === 'colleagues' && <ConflictBadge />}
      {place === 'scan' && scanning.progress.value !== null && (
        <span class="beat" title={w.scan.running} data-part="nav-beat" />
      )}
    </a>
  );
}

/** What is needed now and then: links behind a button, so that the work of the year stays in one line. */
function Others({ current }: { current: Place }) {
  const { app } = useSidebar();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const w = app.w.value.dash.nav;
  const inside = OTHER_PLACES.find((one) => one === current);

  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!(event.target instanceof Node) || !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button inside it opened
    <span
      class="menu-place"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        place.current?.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        class="nav-more"
        aria-expanded={open}
        data-current={inside ? 'true' : undefined}
        data-part="nav-more"
        onClick={() => setOpen(!open)}
      >
        {inside ? w[inside] : w.more}
        {!open && <ConflictBadge />}
        <Icon name="down" size={12} />
      </button>
      {open && (
        <span class="menu nav-others">
          {OTHER_PLACES.map((one) => (
            <NavLink key={one} place={one} current={current} onClick={() => setOpen(false)} />
          ))}
        </span>
      )}
    </span>
  );
}
