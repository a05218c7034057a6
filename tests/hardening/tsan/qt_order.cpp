// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the thread sanitizer in which order Qt does things between threads. Qt is not built for it and waits by locks of
// its own, so that whatever one thread hands to another in an event would seem to be shared without a lock. Linked into
// what tests the window, in front of Qt's functions of the same names, which it calls. No file of ours is left out of
// the sanitizer's sight by this: what two threads share beside events and without a lock is still reported.
#include <dlfcn.h>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QMetaObject>
#include <QThread>
#include <QThreadPool>
#include <sanitizer/tsan_interface.h>
#include <unistd.h>

// Of Qt's private headers: what is called when a signal is emitted.
struct QSignalSpyCallbackSet
{
    using Begin = void (*)(QObject *sender, int signal, void **arguments);
    using End = void (*)(QObject *sender, int signal);
    Begin signalBegins;
    Begin slotBegins;
    End signalEnds;
    End slotEnds;
};
Q_CORE_EXPORT void qt_register_signal_spy_callbacks(QSignalSpyCallbackSet *callbacks);

namespace {

char signalsOfOtherThreads; ///< Stands for all of them: an event does not tell its sender.
char pooledWork;

template<typename Function>
Function qtsOwn(const char *symbol)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, symbol));
}

void signalBegins(QObject *sender, int, void **)
{
    __tsan_release(sender);
    if (::gettid() != ::getpid()) // The window's thread gives the others work by invokeMethod() only.
        __tsan_release(&signalsOfOtherThreads);
}

bool eventArrives(void **call)
{
    __tsan_acquire(call[0]); // The receiver.
    if (static_cast<const QEvent *>(call[1])->type() == QEvent::MetaCall)
        __tsan_acquire(&signalsOfOtherThreads);
    return false; // It goes on to the receiver.
}

/// What is to be called on another thread, which may be done with it before its caller lets go of it.
class OrderedCall : public QtPrivate::QSlotObjectBase
{
public:
    explicit OrderedCall(QtPrivate::QSlotObjectBase *slot)
        : QSlotObjectBase(&OrderedCall::act)
        , m_slot(slot)
    {
    }

private:
    static void act(int operation, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *)
    {
        auto *call = static_cast<OrderedCall *>(base);
        __tsan_acquire(base);
        if (operation == Call) {
            call->m_slot->call(receiver, arguments);
            __tsan_release(base);
        } else if (operation == Destroy) {
            call->m_slot->destroyIfLastRef();
            delete call;
        }
    }

    QSlotObjectBase *m_slot;
};

const bool told = [] {
    static QSignalSpyCallbackSet callbacks{signalBegins, nullptr, nullptr, nullptr};
    qt_register_signal_spy_callbacks(&callbacks);
    return QInternal::registerCallback(QInternal::EventNotifyCallback, eventArrives);
}();

} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *ret)
{
    static const auto own = qtsOwn<decltype(&QMetaObject::invokeMethodImpl)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    auto *call = new OrderedCall(slot);
    __tsan_release(call);
    return own(object, call, type, ret);
}

void QCoreApplication::postEvent(QObject *receiver, QEvent *event, int priority)
{
    static const auto own = qtsOwn<decltype(&QCoreApplication::postEvent)>(
        "_ZN16QCoreApplication9postEventEP7QObjectP6QEventi");
    __tsan_release(receiver);
    own(receiver, event, priority);
}

void QObject::deleteLater()
{
    static const auto own = qtsOwn<void (*)(QObject *)>("_ZN7QObject11deleteLaterEv");
    __tsan_release(this);
    own(this);
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto own = qtsOwn<bool (*)(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = own(this, deadline);
    __tsan_acquire(this); // finished() was its last signal.
    return ended;
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    static const auto own = qtsOwn<void (*)(QThreadPool *, std::function<void()>, int)>(
        "_ZN11QThreadPool5startESt8functionIFvvEEi");
    __tsan_release(&pooledWork);
    own(
        this,
        [work = std::move(work)] {
            __tsan_acquire(&pooledWork);
            work();
            __tsan_release(&pooledWork);
        },
        priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    static const auto own = qtsOwn<bool (*)(QThreadPool *, int)>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = own(this, milliseconds);
    __tsan_acquire(&pooledWork);
    return done;
}
