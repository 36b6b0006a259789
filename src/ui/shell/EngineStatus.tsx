import { Button } from '#ui/controls/Button.tsx';
import { cx } from '#ui/cx.ts';
import { describeEngine } from '#ui/describe-engine.ts';
import { useLab } from '#ui/lab-context.ts';
import { strings } from '#ui/strings.ts';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import styles from './EngineStatus.module.css';

/** The engine in use; a press tells why. */
export function EngineStatus() {
  const engine = useStore(useLab().engine);
  const { name, reason } = describeEngine(engine);
  return (
    <DialogTrigger>
      <Button variant="quiet" size="small" className={styles.trigger}>
        <span className={styles.dot} data-status={engine.status} aria-hidden="true" />
        <span className="visually-hidden">{strings.engineDetails}: </span>
        {name}
      </Button>
      <Popover className={cx(styles.popover)} placement="top start">
        <Dialog className={cx(styles.dialog)} aria-label={strings.engineDetails}>
          {({ close }) => (
            <>
              <p className={styles.name}>{name}</p>
              <p>{reason}</p>
              <Link href="/settings" onClick={close}>
                {strings.changeEngine}
              </Link>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
