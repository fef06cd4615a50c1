import { type PageReader, pageReader } from '../../sitescan/reading';
import type { Order, Start, WaitOrder, WorkerWord } from './wire';

/** Reads pages in a Worker, off the dashboard's thread: parsing, collecting and auditing are the dear part of a scan. */

type Scope = {
  postMessage(word: WorkerWord): void;
  onmessage: ((event: { data: Start | WaitOrder | (Order & { id: number }) }) => void) | null;
};

export function startScanWorker(scope: Scope): void {
  let reader: PageReader | null = null;
  scope.onmessage = ({ data }) => {
    if (!('id' in data)) {
      reader = pageReader(data.edition, data.context);
      return;
    }
    const { id } = data;
    if (data.type === 'wait') {
      setTimeout(() => scope.postMessage({ waited: id }), data.ms);
      return;
    }
    try {
      if (reader === null) throw new Error('an order before the start');
      scope.postMessage({ id, result: resultOf(reader, data) });
    } catch (error) {
      scope.postMessage({ id, failed: String(error) });
    }
  };
}

function resultOf(reader: PageReader, order: Order) {
  switch (order.type) {
    case 'page':
      return reader.page(order.url, order.body, order.habits);
    case 'features':
      return reader.features(order.body);
    case 'facts':
      return reader.facts(order.facts);
  }
}
