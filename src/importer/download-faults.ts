import { formatBytes } from './bytes.ts';
import { ImportFault } from './import-fault.ts';

export function offline(url: string): ImportFault {
  return network(
    `${url} could not be fetched: this computer has no connection. Connect to the internet, then try again; what came before is kept.`,
  );
}

/** The host answers, but not to pages of other sites. */
export function refusedByCors(url: string): ImportFault {
  return network(
    `${url} answers, but does not let other sites' pages read it (CORS). Open the address in a new tab, save the file, and choose it here.`,
  );
}

/** A browser does not say which of the two it was. */
export function unreachable(url: string): ImportFault {
  return network(
    `${url} could not be fetched: the host did not answer, or it does not let other sites' pages read it (CORS). Check the connection and try again; or open the address in a new tab, save the file, and choose it here.`,
  );
}

export function refused(url: string, status: number): ImportFault {
  return status === 404 || status === 410
    ? network(
        `${url} is not there any more: the host answered with HTTP ${status}. Look for the data set elsewhere, save it, and choose the file here.`,
      )
    : network(
        `${url} could not be fetched: the host answered with HTTP ${status}. Wait a moment, then try again.`,
      );
}

export function webPage(url: string): ImportFault {
  return network(
    `${url} gave a web page instead of data: a network that asks to log in first, or the file was moved. Open the address in a new tab to see which, then try again, or save the file and choose it here.`,
  );
}

export function brokeOff(url: string, received: number, total: number | null): ImportFault {
  const of = total === null ? '' : ` of ${formatBytes(total)}`;
  return network(
    `${url} broke off after ${formatBytes(received)}${of}. What came is kept: try again, and it goes on from there.`,
  );
}

export function changed(url: string): ImportFault {
  return new ImportFault({
    blame: 'environment',
    code: 'data-altered',
    message: `${url} does not have the SHA-256 that it was published with; it was not used, and what came was thrown away. Try again; if it happens twice, the host or a proxy changes the file.`,
  });
}

function network(message: string): ImportFault {
  return new ImportFault({ blame: 'environment', code: 'network', message });
}
