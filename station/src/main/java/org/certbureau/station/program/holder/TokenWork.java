package org.certbureau.station.program.holder;

import java.io.IOException;
import java.util.Optional;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.contract.proof.FormerKeyProof;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.program.order.OrderedPair;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;

/**
 * What is done on a holder's token once its PIN was given. Each step ends with what it came to on
 * disk, and can be repeated from its beginning after a crash. None touches another container than
 * its job's own, but for the deletion of a former signing key.
 */
final class TokenWork {
  private final HolderBook book;

  TokenWork(HolderBook book) {
    this.book = book;
  }

  void prepare(HolderJob wanted, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    String former = TokenCheck.formerContainer(token, wanted);
    HolderJob job = wanted.touching();
    if (!wanted.touched()) {
      book.save(job); // whatever happens now, its container is known to be there
    }
    Container container =
        has(token, job.id()) ? session.container(job.id()) : session.createContainer(job.id());
    wanted.kind().pass("container-made");
    container.generateSigningPair();
    wanted.kind().pass("key-born");
    Octets p10 = Octets.of(container.certificationRequest(job.id()));
    byte[] signature =
        session.container(former).sign(FormerKeyProof.message(job.id(), job.chip(), p10));
    book.save(job.ready(new KeyReady(job.id(), job.chip(), p10, Octets.of(signature))));
    wanted.kind().pass("key-ready-saved");
  }

  /** The proof is signed only over what is on the token. */
  void install(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    Install order = job.install();
    OrderedPair pair = OrderedPair.of(order, job.keyReady());
    TokenCertificates certificates =
        new TokenCertificates(
            order.signingCertificate(), order.encryptionCertificate(), order.chain());
    Container container = session.container(job.id());
    write(container, order.envelopedKey(), pair, certificates, token);
    job.kind().pass("written");
    Octets proof = Octets.of(container.sign(InstallProof.message(order)));
    book.save(job.written(new Installed(job.id(), job.chip(), proof)));
    job.kind().pass("proof-saved");
  }

  /** Writes and reads back; a key that is not the certificate's is told before that is written. */
  static void write(
      Container container,
      Octets envelopedKey,
      OrderedPair pair,
      TokenCertificates certificates,
      HeldToken token)
      throws TokenFault {
    pair.requireEncryptionKey(container.importEncryptionPair(envelopedKey.toByteArray()));
    container.writeCertificates(certificates);
    HeldToken.Content written = new HeldToken.Content(container.name(), Optional.of(certificates));
    if (!token.containers().contains(written)) {
      throw new TokenFault("the token does not hold what was written to it");
    }
  }

  /** Does what older jobs left to be done on this token. */
  void clearUp(HeldToken token, HeldToken.Session session) throws TokenFault, IOException {
    for (HolderJob job : book.open(token.chip())) {
      if (job.isLeftOver()) {
        deleteContainer(job, token, session);
        book.save(job.cleared());
      } else if (job.phase() == HolderPhase.IN_FORCE) {
        settle(job, token, session);
      }
    }
  }

  private static void deleteContainer(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault {
    for (HeldToken.Content content : token.containers()) {
      if (content.container().equals(job.id()) && !TokenCheck.carries(content, job)) {
        session.deleteContainer(job.id());
      }
    }
  }

  private void settle(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    for (HeldToken.Content content : token.containers()) {
      if (hasServed(content, job)) {
        session.container(content.container()).deleteSigningKey();
      }
    }
    job.kind().pass("signing-key-deleted");
    book.save(job.settled(new Settled(job.id(), job.chip())));
    job.kind().pass("settled-saved");
  }

  /**
   * Whether a container's signing key is of no more use: of a pair that another one has replaced,
   * or one that was born only to have a decryption key sealed for it.
   */
  private static boolean hasServed(HeldToken.Content content, HolderJob job) {
    boolean own = content.container().equals(job.id());
    return job.restoresKey() ? own : TokenCheck.carries(content, job) && !own;
  }

  private static boolean has(HeldToken token, String container) throws TokenFault {
    return token.containers().stream().anyMatch(each -> each.container().equals(container));
  }
}
