"""The benchmark's nets in PyTorch: prints {"name": median milliseconds of one training step, or null} as JSON.

Shapes, batch sizes and optimizers are those of src/engine/workloads. Arguments: repeats, threads, names of nets.
"""

import json
import random
import statistics
import sys
import time

import torch
from torch import nn


class Pooled(nn.Module):
    """Averages over the middle axis: [batch, words, width] -> [batch, width]."""

    def forward(self, x):
        return x.mean(1)


class LastStep(nn.Module):
    """A recurrent layer of which the last step's output goes on (the ends of both directions)."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        steps, _ = self.layer(x)
        units = self.layer.hidden_size
        if not self.layer.bidirectional:
            return steps[:, -1]
        return torch.cat([steps[:, -1, :units], steps[:, 0, units:]], 1)


class AllSteps(nn.Module):
    """A recurrent layer of which every step's output goes on."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x)[0]


class Turned(nn.Module):
    """[batch, steps, channels] <-> [batch, channels, steps]."""

    def forward(self, x):
        return x.transpose(1, 2)


class Augmented(nn.Module):
    """Mirrors half of the batches and shifts their brightness."""

    def forward(self, x):
        if random.random() < 0.5:
            x = x.flip(3)
        return (x + random.random() * 0.2 - 0.1).clamp(-1, 1)


def text_net(recurrent, width):
    return nn.Sequential(nn.Embedding(2000, 16), LastStep(recurrent), nn.Linear(width, 1))


def inverted(inputs, outputs, stride, factor):
    """A MobileNetV2 block without its normalisation, which is folded into the convolutions."""
    hidden = inputs * factor
    layers = [] if factor == 1 else [nn.Conv2d(inputs, hidden, 1), nn.ReLU6()]
    layers += [nn.Conv2d(hidden, hidden, 3, stride, 1, groups=hidden), nn.ReLU6(), nn.Conv2d(hidden, outputs, 1)]
    return Residual(nn.Sequential(*layers), stride == 1 and inputs == outputs)


class Residual(nn.Module):
    def __init__(self, body, is_added):
        super().__init__()
        self.body = body
        self.is_added = is_added

    def forward(self, x):
        return x + self.body(x) if self.is_added else self.body(x)


def frozen_mobilenet():
    blocks = [nn.Conv2d(3, 32, 3, 2, 1), nn.ReLU6()]
    inputs = 32
    for factor, outputs, count, stride in [
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
    ]:  # fmt: skip
        for at in range(count):
            blocks.append(inverted(inputs, outputs, stride if at == 0 else 1, factor))
            inputs = outputs
    blocks += [nn.Conv2d(320, 1280, 1), nn.ReLU6()]
    base = nn.Sequential(*blocks)
    for weight in base.parameters():
        weight.requires_grad = False
    return nn.Sequential(base, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1280, 64), nn.ReLU(), nn.Linear(64, 3))


def conv_block(inputs, outputs, padding):
    return [nn.Conv2d(inputs, outputs, 3, padding=padding), nn.ReLU(), nn.MaxPool2d(2)]


def classes(count):
    return lambda rows: torch.randint(0, count, (rows,))


def answers(rows):
    return torch.randint(0, 2, (rows, 1)).float()


def tokens(words):
    return lambda rows: torch.randint(0, 2000, (rows, words))


def noise(*shape):
    return lambda rows: torch.rand(rows, *shape) * 2 - 1


# name: (net, batch size, inputs, targets, loss)
NETS = {
    "dense": lambda: (nn.Sequential(nn.Linear(9, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1)),
                      64, noise(9), noise(1), nn.MSELoss()),
    "cnn28": lambda: (nn.Sequential(*conv_block(1, 16, 0), *conv_block(16, 32, 0), nn.Flatten(),
                                    nn.Linear(800, 64), nn.ReLU(), nn.Linear(64, 10)),
                      64, noise(1, 28, 28), classes(10), nn.CrossEntropyLoss()),
    "cnn96": lambda: (nn.Sequential(Augmented(), *conv_block(3, 16, 1), *conv_block(16, 32, 1), *conv_block(32, 64, 1),
                                    nn.Flatten(), nn.Dropout(0.3), nn.Linear(9216, 64), nn.ReLU(), nn.Linear(64, 3)),
                      32, noise(3, 96, 96), classes(3), nn.CrossEntropyLoss()),
    "embedding": lambda: (nn.Sequential(nn.Embedding(2000, 16), Pooled(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1)),
                          64, tokens(120), answers, nn.BCEWithLogitsLoss()),
    "lstm": lambda: (text_net(nn.LSTM(16, 32, batch_first=True), 32), 64, tokens(30), answers, nn.BCEWithLogitsLoss()),
    "bilstm": lambda: (text_net(nn.LSTM(16, 32, batch_first=True, bidirectional=True), 64),
                       64, tokens(30), answers, nn.BCEWithLogitsLoss()),
    "gru": lambda: (text_net(nn.GRU(16, 32, batch_first=True), 32), 64, tokens(30), answers, nn.BCEWithLogitsLoss()),
    "series": lambda: (nn.Sequential(Turned(), nn.Conv1d(7, 32, 3, padding=1), nn.ReLU(), Turned(),
                                     AllSteps(nn.LSTM(32, 32, batch_first=True)), nn.Linear(32, 7)),
                       64, noise(24, 7), noise(24, 7), nn.MSELoss()),
    "mobilenet": lambda: (frozen_mobilenet(), 16, noise(3, 128, 128), classes(3), nn.CrossEntropyLoss()),
}  # fmt: skip


def measure(name, repeats):
    torch.manual_seed(7)
    net, batch, inputs, targets, loss = NETS[name]()
    optimizer = torch.optim.Adam([weight for weight in net.parameters() if weight.requires_grad])
    xs, ys = inputs(batch), targets(batch)
    times = []
    for step in range(3 + repeats):
        start = time.perf_counter()
        optimizer.zero_grad()
        loss(net(xs), ys).backward()
        optimizer.step()
        if step >= 3:
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main():
    repeats, threads = int(sys.argv[1]), int(sys.argv[2])
    torch.set_num_threads(threads)
    print(json.dumps({name: measure(name, repeats) for name in sys.argv[3:]}))


main()
