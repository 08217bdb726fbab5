package org.certbureau.system.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.certbureau.console.Accounts;
import org.certbureau.console.Accounts.Account;
import org.certbureau.system.Visitor;

/** A bureau that runs in one packaging or another, as the questions to it need it. */
interface RunningBureau {
  /** The region whose people ask. */
  String REGION = "430100";

  /** Where the bureau answers, without a final slash; its {@code BUREAU_PUBLIC_URL} too. */
  String url();

  /** Where stations reach the broker. */
  int brokerPort();

  /** The first accounts. */
  Accounts accounts() throws IOException;

  /** What it has told so far to who runs it, line by line. */
  List<String> log() throws IOException;

  /** Somebody from outside. */
  default Visitor visitor() {
    return new Visitor(url());
  }

  /** The person at the counter. */
  default Account acceptor() throws IOException {
    return accounts().find("ACCEPTOR", REGION);
  }

  /** The value of the header {@code Authorization} for somebody with a password. */
  default String basic(Account account) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (account.name() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
  }
}
