package org.certbureau.bench;

import java.time.Clock;
import java.util.Collection;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Post;
import org.certbureau.station.program.home.BrokerAddress;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.home.StationSettings;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.queue.Broker;
import org.certbureau.station.program.queue.OrderLoop;
import org.certbureau.station.program.token.TokenFault;

/** A station within this program: the loop that an office's station runs, over tokens in memory. */
final class MeasuredStation implements AutoCloseable {
  private final Broker broker;
  private final OrderLoop loop;
  private final Thread thread;

  /**
   * @param broker {@code HOST:PORT}
   * @param chips serials of its blank tokens
   */
  MeasuredStation(
      String code,
      Sm2PrivateKey key,
      String broker,
      String login,
      String password,
      Sm2PublicKey bureauKey,
      Collection<String> chips)
      throws StationProblem, TokenFault {
    this.broker =
        new Broker(
            new StationSettings(
                code, BrokerAddress.of(broker), login, password, bureauKey, false, null));
    this.loop =
        new OrderLoop(
            code,
            this.broker,
            Post.ofStation(code, key, bureauKey),
            StationCore.inMemory(chips, slip -> {}, Clock.systemUTC()),
            Clock.systemUTC());
    this.thread = new Thread(loop, code);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() throws InterruptedException {
    loop.stop();
    thread.join();
    broker.close();
  }
}
