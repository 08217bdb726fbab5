package org.certbureau.station.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.ContractViolation.Reason;

/**
 * One party's desk for signed messages: packs what it says, opens what it is told. Thread-safe.
 *
 * @param <S> what this party sends
 * @param <R> what it receives
 */
public final class Post<S extends Item, R extends Item> {
  private final String self;
  private final DigestSigner key;
  private final ContractCodec<S> outgoing;
  private final ContractCodec<R> incoming;
  private final Function<String, Optional<Sm2PublicKey>> known;

  private Post(
      String self,
      DigestSigner key,
      ContractCodec<S> outgoing,
      ContractCodec<R> incoming,
      Function<String, Optional<Sm2PublicKey>> known) {
    this.self = self;
    this.key = key;
    this.outgoing = outgoing;
    this.incoming = incoming;
    this.known = known;
  }

  /**
   * @param stations the key of an enrolled station by its code; empty for a stranger or one that is
   *     no longer trusted
   */
  public static Post<Order, Report> ofBureau(
      DigestSigner key, Function<String, Optional<Sm2PublicKey>> stations) {
    return new Post<>(
        Parties.BUREAU, key, ContractCodec.orders(), ContractCodec.reports(), stations);
  }

  public static Post<Report, Order> ofStation(
      String code, DigestSigner key, Sm2PublicKey bureauKey) {
    return new Post<>(
        code,
        key,
        ContractCodec.reports(),
        ContractCodec.orders(),
        sender -> sender.equals(Parties.BUREAU) ? Optional.of(bureauKey) : Optional.empty());
  }

  /**
   * Signs the exact bytes that are sent.
   *
   * @throws IllegalArgumentException if the message breaks the contract or is not this party's
   */
  public Parcel pack(Message<S> message) {
    if (!message.from().equals(self)) {
      throw new IllegalArgumentException(self + " does not speak for " + message.from());
    }
    String body = outgoing.encode(message);
    byte[] signature = Sm2Signatures.sign(key, bytes(body));
    return new Parcel(
        body, self, Base64.getEncoder().encodeToString(signature), Parcel.CONTRACT_VERSION);
  }

  /**
   * Reads a message once its signature holds; nothing of an unsigned one is parsed.
   *
   * @throws ContractViolation where it is not to be acted on; see {@link Reason} for the order
   */
  public Message<R> open(Parcel parcel) throws ContractViolation {
    requireComplete(parcel);
    byte[] body = bytes(parcel.body());
    ContractCodec.requireSize(body);
    if (!Parcel.CONTRACT_VERSION.equals(parcel.contract())) {
      throw new ContractViolation(
          Reason.WRONG_CONTRACT, "version " + Parcel.CONTRACT_VERSION + " is spoken here");
    }
    Sm2PublicKey sender =
        known
            .apply(parcel.sender())
            .orElseThrow(
                () -> new ContractViolation(Reason.STRANGER, "the sender is not enrolled"));
    if (!Sm2Signatures.verify(sender, body, signature(parcel))) {
      throw new ContractViolation(
          Reason.BAD_SIGNATURE, "the signature is not the one of the sender it names");
    }
    Message<R> message = incoming.decode(body);
    if (!message.from().equals(parcel.sender())) {
      throw new ContractViolation(Reason.WRONG_SENDER, "signed by another than it names");
    }
    if (!message.to().equals(self)) {
      throw new ContractViolation(Reason.WRONG_RECIPIENT, "it is not for " + self);
    }
    return message;
  }

  private static void requireComplete(Parcel parcel) throws ContractViolation {
    if (parcel.body() == null
        || parcel.sender() == null
        || parcel.signature() == null
        || parcel.contract() == null) {
      throw new ContractViolation(Reason.WRONG_CONTRACT, "body or properties are missing");
    }
  }

  private static byte[] signature(Parcel parcel) throws ContractViolation {
    try {
      return Base64.getDecoder().decode(parcel.signature());
    } catch (IllegalArgumentException e) {
      throw new ContractViolation(Reason.BAD_SIGNATURE, "the signature is not Base64");
    }
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
