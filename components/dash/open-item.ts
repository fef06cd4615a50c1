import { useSidebar } from '../app/context';
import { useRouter } from './context';

/** Opens an item among the items, from wherever in the dashboard. */
export function useOpenItem(): (item: string) => void {
  const { view } = useSidebar();
  const router = useRouter();
  return (item) => {
    view.item.value = item;
    router.go({ place: 'items' });
  };
}
