package org.certbureau.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * Artemis' resource adapter which also owns the embedded broker, unless {@code BUREAU_BROKER_URL}
 * names an external one.
 */
public class BrokerResourceAdapter extends ActiveMQResourceAdapter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(BrokerResourceAdapter.class.getName());
  private static final long RETRY_MILLIS = 1000;
  private static final int FOREVER = -1;

  /**
   * From this size on a message goes into a file of its own, which costs several writes. The
   * default of 100 KiB would take every message of fifty certificates there.
   */
  static final int LARGE_MESSAGE_BYTES = 1024 * 1024;

  private transient BrokerSettings settings;
  private transient EmbeddedBroker broker;

  /**
   * It is the first that is loaded of a bureau.
   *
   * @throws IllegalStateException where settings make no sense: then nothing of it is
   */
  public BrokerResourceAdapter() {
    this(BrokerSettings.checked());
  }

  BrokerResourceAdapter(BrokerSettings settings) {
    this.settings = settings;
    if (settings.isExternal()) {
      setConnectorClassName(NettyConnectorFactory.class.getName());
      setConnectionParameters(settings.externalConnectionParameters());
      setUserName(settings.externalUser());
      setPassword(settings.bureauPassword());
    } else {
      setConnectorClassName(InVMConnectorFactory.class.getName());
      setConnectionParameters("serverId=" + EmbeddedBroker.SERVER_ID);
    }
    setMinLargeMessageSize(LARGE_MESSAGE_BYTES);
    setUseJNDI(false);
    setSetupAttempts(FOREVER);
    setSetupInterval(RETRY_MILLIS);
    setReconnectAttempts(FOREVER);
    setRetryInterval(RETRY_MILLIS);
  }

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    if (settings.isExternal()) {
      LOG.info("the broker is external");
    } else {
      startBroker();
    }
    super.start(context);
  }

  private void startBroker() throws ResourceAdapterInternalException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Artemis finds its parts by the thread's class loader, which is the container's here
    thread.setContextClassLoader(getClass().getClassLoader());
    try {
      broker = new EmbeddedBroker(settings);
      broker.start();
      LOG.log(Level.INFO, "the embedded broker keeps its data in {0}", settings.directory());
    } catch (Exception e) {
      throw new ResourceAdapterInternalException(
          "the embedded broker does not start: " + e.getMessage(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void stop() {
    super.stop();
    if (broker != null) {
      try {
        broker.stop();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "the embedded broker did not stop cleanly", e);
      }
    }
  }
}
